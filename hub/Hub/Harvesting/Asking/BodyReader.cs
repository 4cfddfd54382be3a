using System.Buffers;

using Hub.Records;
using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Reads bodies within their size limit: short ones into memory, long ones and those to be asked for again into the blob store.</summary>
internal sealed class BodyReader(IBlobStore blobs, int memoryBytes)
{
    private const int ChunkBytes = 64 << 10;

    /// <summary>Reads the whole body.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="source">Where the answer finally came from.</param>
    /// <param name="response">The answer with its body unread.</param>
    /// <param name="keepsValidator">Whether a body with an ETag or date is kept for conditional requests.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal async Task<ArchiveResponse> ReadAsync(
        ArchiveRequest request, Uri source, HttpResponseMessage response, bool keepsValidator, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > request.MaxBytes)
        {
            throw TooLarge(request, source);
        }

        var status = (int)response.StatusCode;
        await using var sent = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using var body = BoundedInflation.Open(response, sent, source);
        var start = await ReadStartAsync(body, response.Content.Headers.ContentLength ?? 0, cancellationToken);
        AnswerChecks.DemandNoPage(request, source, status, start.WrittenSpan);
        var isWhole = start.WrittenCount <= memoryBytes;
        var isKept = keepsValidator && AnswerHeaders.HasValidator(response);
        if (start.WrittenCount > request.MaxBytes)
        {
            throw TooLarge(request, source);
        }

        IContent content = isWhole && !isKept
            ? new MemoryContent(start.WrittenMemory)
            : new BlobContent(blobs, await WriteBlobAsync(request, source, start.WrittenMemory, body, cancellationToken));
        return AnswerHeaders.Describe(response, source, content, start.WrittenSpan);
    }

    private static ArchiveException TooLarge(ArchiveRequest request, Uri source) => new(
        $"{source} gave more than the {request.MaxBytes} bytes that this request allows; nothing of it was used. Look at the archive's answer; a connector that needs more asks for more.") { Failure = ArchiveFailure.TooLarge };

    /// <summary>The body as far as memory may hold it, and a byte more when it goes on.</summary>
    private async Task<ArrayBufferWriter<byte>> ReadStartAsync(Stream body, long announced, CancellationToken cancellationToken)
    {
        var wanted = Math.Max(memoryBytes, 512) + 1;
        var start = new ArrayBufferWriter<byte>((int)Math.Clamp(announced + 1, 512, wanted));
        while (start.WrittenCount < wanted)
        {
            var read = await body.ReadAsync(start.GetMemory()[..Math.Min(start.FreeCapacity, wanted - start.WrittenCount)], cancellationToken);
            if (read == 0)
            {
                break;
            }

            start.Advance(read);
        }

        return start;
    }

    private async Task<BlobReference> WriteBlobAsync(ArchiveRequest request, Uri source, ReadOnlyMemory<byte> start, Stream rest, CancellationToken cancellationToken)
    {
        await using var blob = await blobs.CreateAsync(cancellationToken);
        await blob.Content.WriteAsync(start, cancellationToken);
        var length = (long)start.Length;
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            for (var read = await rest.ReadAsync(chunk, cancellationToken); read > 0; read = await rest.ReadAsync(chunk, cancellationToken))
            {
                length += read;
                if (length > request.MaxBytes)
                {
                    throw TooLarge(request, source);
                }

                await blob.Content.WriteAsync(chunk.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        return await blob.CommitAsync(cancellationToken);
    }
}
