using Hub.Records;
using Hub.Store;

namespace Hub.Portal.Exports;

/// <summary>Files as one zip, written as they are read. The same files are the same bytes whenever they are asked for.</summary>
/// <param name="blobs">Where the bytes lie.</param>
public sealed class FileZip(IBlobStore blobs)
{
    private const string Elsewhere = "elsewhere.tsv";

    /// <summary>Writes the files that the hub keeps, and a table of those that only their archive has.</summary>
    /// <param name="set">The files, however many.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Stops half-way.</param>
    public async Task WriteAsync(DownloadSet set, Stream output, CancellationToken cancellationToken)
    {
        await using var zip = Begin(set.Dataset, output);
        var (folder, isAll) = (set.Dataset.Accession + "/", true);
        await foreach (var file in set.Files.WithCancellation(cancellationToken))
        {
            isAll &= file.IsHere;
            if (file.IsHere)
            {
                await AddAsync(zip, folder + file.Path, file, cancellationToken);
            }
        }

        if (!isAll)
        {
            await zip.AddTextAsync(folder + Elsewhere, text => FileLines.WriteAsync(set, file => file.IsHere ? "" : $"{file.Path}\t{file.Address}\n", text, cancellationToken), cancellationToken);
        }

        await zip.EndAsync(cancellationToken);
    }

    /// <summary>Begins a zip of a dataset's files, all of the day on which it became what it is.</summary>
    internal static ZipWriter Begin(Dataset dataset, Stream output) => new(output, dataset.UpdateDate ?? dataset.ReleaseDate);

    /// <summary>Adds a kept file.</summary>
    internal async Task AddAsync(ZipWriter zip, string name, DownloadFile file, CancellationToken cancellationToken)
    {
        await using var bytes = await blobs.OpenReadAsync(file.Sha256!, cancellationToken);
        await zip.AddAsync(name, bytes, cancellationToken);
    }
}
