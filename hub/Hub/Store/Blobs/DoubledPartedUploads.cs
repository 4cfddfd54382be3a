namespace Hub.Store;

/// <summary>What clients put into the first store in parts is copied to the second before it is a blob.</summary>
/// <param name="first">The store that takes the parts.</param>
/// <param name="second">The copy.</param>
internal sealed class DoubledPartedUploads(IPartedUploads first, IBlobStore second) : IPartedUploads
{
    public Task<PartedObject> BeginAsync(string name, CancellationToken cancellationToken) => first.BeginAsync(name, cancellationToken);

    public Uri PartAddress(PartedObject upload, int number, long length, TimeSpan lasts) => first.PartAddress(upload, number, length, lasts);

    public Task<SentPart> PutAsync(PartedObject upload, int number, Stream content, CancellationToken cancellationToken) => first.PutAsync(upload, number, content, cancellationToken);

    public IAsyncEnumerable<SentPart> ReadPartsAsync(PartedObject upload, CancellationToken cancellationToken) => first.ReadPartsAsync(upload, cancellationToken);

    public Task JoinAsync(PartedObject upload, IReadOnlyList<SentPart> sent, CancellationToken cancellationToken) => first.JoinAsync(upload, sent, cancellationToken);

    public Task<Stream?> OpenJoinedAsync(PartedObject upload, CancellationToken cancellationToken) => first.OpenJoinedAsync(upload, cancellationToken);

    public Task DropAsync(PartedObject upload, CancellationToken cancellationToken) => first.DropAsync(upload, cancellationToken);

    // The copy comes first: once the blob exists, what was put together is gone, and nobody would make the copy.
    public async Task AdoptAsync(PartedObject upload, BlobReference blob, CancellationToken cancellationToken)
    {
        await using (var joined = await first.OpenJoinedAsync(upload, cancellationToken))
        {
            if (joined is not null)
            {
                await CopyAsync(joined, blob, cancellationToken);
            }
        }

        await first.AdoptAsync(upload, blob, cancellationToken);
    }

    private async Task CopyAsync(Stream joined, BlobReference blob, CancellationToken cancellationToken)
    {
        await using var writer = await second.CreateAsync(cancellationToken);
        await joined.CopyToAsync(writer.Content, cancellationToken);
        var copy = await writer.CommitAsync(cancellationToken);
        if (copy != blob)
        {
            throw new InvalidDataException($"The second copy of the blob {blob.Digest} has the digest {copy.Digest}: what the bucket holds changed after it was proven. Send the file again.");
        }
    }
}
