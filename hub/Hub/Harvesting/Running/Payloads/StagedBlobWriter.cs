using System.Security.Cryptography;

using Hub.Store;

namespace Hub.Harvesting;

/// <summary>A blob that stays in memory as long as it is small, and goes to the blob store when it grows.</summary>
internal sealed class StagedBlobWriter(IBlobStore large, Action<SmallBlob> stage) : BlobWriter
{
    private readonly SpillingStream content = new(SmallBlob.MostBytes, large.CreateAsync);

    public override Stream Content => content;

    public override async Task<BlobReference> CommitAsync(CancellationToken cancellationToken)
    {
        if (content.Spilled is { } writer)
        {
            return await writer.CommitAsync(cancellationToken);
        }

        var bytes = content.ToArray();
        var blob = new SmallBlob(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes);
        stage(blob);
        return new BlobReference(blob.Digest, bytes.Length);
    }

    public override ValueTask DisposeAsync() => content.DisposeAsync();
}
