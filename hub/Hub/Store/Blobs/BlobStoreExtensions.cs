using Hub.Records;

namespace Hub.Store;

/// <summary>What every blob store can do by its four verbs.</summary>
public static class BlobStoreExtensions
{
    /// <summary>Keeps content and returns its blob; content that is kept already is not written again.</summary>
    /// <param name="blobs">Where to.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="cancellationToken">Stops before the blob exists.</param>
    public static async Task<BlobReference> KeepAsync(this IBlobStore blobs, IContent content, CancellationToken cancellationToken)
    {
        if (await blobs.ExistsAsync(content.Sha256, cancellationToken))
        {
            return new BlobReference(content.Sha256, content.Length);
        }

        await using var blob = await blobs.CreateAsync(cancellationToken);
        await using (var bytes = await content.OpenReadAsync(cancellationToken))
        {
            await bytes.CopyToAsync(blob.Content, cancellationToken);
        }

        return await blob.CommitAsync(cancellationToken);
    }
}
