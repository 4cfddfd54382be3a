using Amazon.Runtime;
using Amazon.S3;

namespace Hub.Store;

/// <summary>
/// Blobs as objects <c>ab/ab12…</c> of an S3 bucket. What is written is gathered on disk first, for its digest is its name, and
/// the server proves by the signature of each part, which covers its bytes, that it received what was sent.
/// </summary>
public sealed class S3BlobStore : IBlobStore, IDisposable
{
    private readonly string name;
    private readonly string spool;
    private readonly AmazonS3Client client;
    private readonly AmazonS3Client outside;
    private readonly S3Objects objects;
    private readonly S3FileWriting writing;
    private readonly S3Addresses addresses;

    private S3BlobStore(S3Bucket bucket, string spool, TimeProvider time)
    {
        name = bucket.Name;
        this.spool = Directory.CreateDirectory(spool).FullName;
        client = S3Clients.Open(bucket, bucket.Endpoint);
        outside = bucket.PublicEndpoint is { } address ? S3Clients.Open(bucket, address) : client;
        objects = new S3Objects(client, name);
        writing = new S3FileWriting(client, name);
        addresses = new S3Addresses(outside, name, time);
        Parted = new S3PartedUploads(client, addresses, name, bucket.CopyBytes);
    }

    /// <inheritdoc />
    public IPartedUploads Parted { get; }

    /// <summary>Opens a bucket, and clears what writers of this machine that died left on its disk.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="spool">A folder of this machine for what is being written.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="InvalidDataException">The server does not answer, or has no such bucket for these keys.</exception>
    public static async Task<S3BlobStore> OpenAsync(S3Bucket bucket, string spool, TimeProvider time, CancellationToken cancellationToken)
    {
        var store = new S3BlobStore(bucket, spool, time);
        try
        {
            await store.objects.ProbeAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException or IOException)
        {
            store.Dispose();
            throw new InvalidDataException($"The bucket '{bucket.Name}' at {bucket.Endpoint} cannot be used: {failure.Message}", failure);
        }

        var dayAgo = time.GetUtcNow().UtcDateTime.AddDays(-1);
        foreach (var leftover in Directory.EnumerateFiles(store.spool).Where(file => File.GetLastWriteTimeUtc(file) < dayAgo))
        {
            File.Delete(leftover);
        }

        return store;
    }

    /// <inheritdoc />
    public Task<BlobWriter> CreateAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<BlobWriter>(new S3BlobWriter(Path.Combine(spool, Guid.NewGuid().ToString("n")), this));
    }

    /// <inheritdoc />
    public async Task AdoptAsync(string path, BlobReference blob, CancellationToken cancellationToken)
    {
        await writing.WriteAsync(path, S3Keys.Of(blob.Digest), blob, cancellationToken);
        SpentFile.Remove(path);
    }

    /// <inheritdoc />
    public async Task<bool> ExistsAsync(string digest, CancellationToken cancellationToken) => await objects.LengthAsync(S3Keys.Of(digest), cancellationToken) is not null;

    /// <inheritdoc />
    public async Task<Stream> OpenReadAsync(string digest, CancellationToken cancellationToken)
    {
        var key = S3Keys.Of(digest);
        var length = await objects.LengthAsync(key, cancellationToken)
            ?? throw new FileNotFoundException($"The blob store has no blob {digest}: run 'verify' to see what needs it, and harvest that again with --full.", key);
        return new S3BlobStream(client, name, key, length);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<string> ReadDigestsAsync(CancellationToken cancellationToken) =>
        objects.KeysAsync(cancellationToken).Select(S3Keys.Digest).OfType<string>();

    /// <inheritdoc />
    public Uri DirectAddress(string digest, string fileName, TimeSpan lasts) => addresses.ForReading(S3Keys.Of(digest), fileName, lasts);

    /// <inheritdoc />
    public async Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        await objects.AbortAsync(before, cancellationToken) + await objects.DropAsync(S3Keys.Incoming, before, cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        client.Dispose();
        outside.Dispose();
    }
}
