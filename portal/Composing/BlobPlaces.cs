using Hub.Store;

namespace Hub.Portal.Composing;

/// <summary>Where large blobs lie, as the settings say: a folder or a bucket, and perhaps a second copy.</summary>
/// <param name="All">The places, each with a copy of every blob.</param>
public sealed record BlobPlaces(IReadOnlyList<BlobPlace> All)
{
    /// <summary>All of them as one store.</summary>
    public IBlobStore Store => All.Select(place => place.Blobs).Aggregate((first, second) => new DoubledBlobStore(first, second));

    /// <summary>Opens them.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="SettingException">The bucket cannot be used.</exception>
    public static async Task<BlobPlaces> OpenAsync(HubSettings settings, CancellationToken cancellationToken)
    {
        var options = settings.Options.Store;
        var places = new List<BlobPlace> { new("first", await FirstAsync(settings, cancellationToken)) };
        if (options.SecondCopy.Length > 0)
        {
            places.Add(new BlobPlace("second", new FolderBlobStore(Path.GetFullPath(options.SecondCopy), TimeProvider.System)));
        }

        return new BlobPlaces(places);
    }

    private static async Task<IBlobStore> FirstAsync(HubSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Options.Store.S3.ToBucket() is not { } bucket)
        {
            return new FolderBlobStore(settings.InData("blobs"), TimeProvider.System);
        }

        try
        {
            return await S3BlobStore.OpenAsync(bucket, settings.InData("s3-spool"), TimeProvider.System, cancellationToken);
        }
        catch (InvalidDataException error)
        {
            throw new SettingException($"Hub:Store:S3 names no bucket that can be used: {error.Message}");
        }
    }
}
