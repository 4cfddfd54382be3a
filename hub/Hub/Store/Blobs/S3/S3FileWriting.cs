using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Hub.Store;

/// <summary>Writes a file as an object, whole or in parts sent side by side; the object is there complete or not at all.</summary>
/// <param name="client">The server.</param>
/// <param name="bucket">The bucket.</param>
internal sealed class S3FileWriting(IAmazonS3 client, string bucket)
{
    private const int PartsAtOnce = 4;

    private readonly S3Parts objects = new(client, bucket);

    /// <summary>Writes it, over what lies there.</summary>
    /// <exception cref="InvalidDataException">The file is not the blob.</exception>
    /// <exception cref="IOException">The server did not take it.</exception>
    public async Task WriteAsync(string path, string key, BlobReference blob, CancellationToken cancellationToken)
    {
        try
        {
            var plan = PartPlan.For(blob.Length);
            var parts = new FileParts(path, blob, plan).ReadAsync(cancellationToken);
            await (plan.Count == 1 ? WriteWholeAsync(parts, key, cancellationToken) : WritePartsAsync(parts, key, plan, cancellationToken));
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException)
        {
            throw new IOException($"The S3 server did not take the blob {blob.Digest} of {blob.Length} bytes: {failure.Message}", failure);
        }
    }

    // The file is proven by reading it to its end, before anything is sent.
    private async Task WriteWholeAsync(IAsyncEnumerable<FilePart> parts, string key, CancellationToken cancellationToken)
    {
        using var part = (await parts.ToListAsync(cancellationToken))[0];
        await client.PutObjectAsync(
            new PutObjectRequest { BucketName = bucket, Key = key, InputStream = part.Open(), DisablePayloadSigning = false, UseChunkEncoding = false },
            cancellationToken);
    }

    private async Task WritePartsAsync(IAsyncEnumerable<FilePart> parts, string key, PartPlan plan, CancellationToken cancellationToken)
    {
        var upload = await objects.BeginAsync(key, cancellationToken);
        try
        {
            var sent = new SentPart[plan.Count];
            // Parts lie in memory while they are sent: of larger ones fewer at once.
            var atOnce = (int)Math.Max(1, PartsAtOnce * PartPlan.Usual / plan.PartBytes);
            await Parallel.ForEachAsync(
                parts,
                new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
                async (part, stop) => sent[part.Index] = await WritePartAsync(part, upload, stop));
            await objects.JoinAsync(upload, sent, cancellationToken);
        }
        catch
        {
            await objects.AbortAsync(upload, CancellationToken.None);
            throw;
        }
    }

    private async Task<SentPart> WritePartAsync(FilePart part, PartedObject upload, CancellationToken cancellationToken)
    {
        using (part)
        {
            return await objects.PutAsync(upload, part.Index + 1, part.Open(), cancellationToken);
        }
    }
}
