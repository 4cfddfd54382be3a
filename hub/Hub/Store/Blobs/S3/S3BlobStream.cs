using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Hub.Store;

/// <summary>Reads an object from wherever the reader stands; each seek asks the server for a range of its own.</summary>
/// <param name="client">The server.</param>
/// <param name="bucket">The bucket.</param>
/// <param name="key">The object.</param>
/// <param name="length">Its bytes.</param>
internal sealed class S3BlobStream(IAmazonS3 client, string bucket, string key, long length) : Stream
{
    private GetObjectResponse? answer;
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= length || buffer.IsEmpty)
        {
            return 0;
        }

        try
        {
            answer ??= await client.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key, ByteRange = new ByteRange(position, length - 1) }, cancellationToken);
            var read = await answer.ResponseStream.ReadAsync(buffer, cancellationToken);
            position += read > 0 ? read : throw new IOException($"The S3 server ended the object {key} at byte {position} of {length}.");
            return read;
        }
        catch (AmazonS3Exception missing) when (S3Clients.IsMissing(missing))
        {
            throw new FileNotFoundException($"The object {key} was removed from the bucket while it was read.", key, missing);
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException)
        {
            throw new IOException($"The S3 server did not give the object {key}: {failure.Message}", failure);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("An object of S3 is read without blocking a thread: use ReadAsync.");

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => position + offset,
            _ => length + offset,
        };
        ArgumentOutOfRangeException.ThrowIfNegative(target, nameof(offset));
        if (target != position)
        {
            Close(ref answer);
            position = target;
        }

        return position;
    }

    public override void Flush() => throw new NotSupportedException("A blob never changes.");

    public override void SetLength(long value) => throw new NotSupportedException("A blob never changes.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A blob never changes.");

    protected override void Dispose(bool disposing)
    {
        Close(ref answer);
        base.Dispose(disposing);
    }

    private static void Close(ref GetObjectResponse? open)
    {
        open?.Dispose();
        open = null;
    }
}
