using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Hub.Store;

/// <summary>Reads a file once, part after part, and proves at the end by its SHA-256 that it is what it was taken for.</summary>
/// <param name="path">The file.</param>
/// <param name="blob">What it is taken for.</param>
/// <param name="plan">How it is cut.</param>
internal sealed class FileParts(string path, BlobReference blob, PartPlan plan)
{
    private const int BytesAtOnce = 1 << 20;

    /// <summary>Streams the parts; whoever takes one disposes of it.</summary>
    /// <exception cref="InvalidDataException">After the last part: the file is another than it was taken for.</exception>
    public async IAsyncEnumerable<FilePart> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        if (file.Length != blob.Length)
        {
            throw Another();
        }

        for (var index = 0; index < plan.Count; index++)
        {
            yield return await ReadAsync(file, index, whole, cancellationToken);
        }

        if (Convert.ToHexStringLower(whole.GetCurrentHash()) != blob.Digest)
        {
            throw Another();
        }
    }

    private async Task<FilePart> ReadAsync(FileStream file, int index, IncrementalHash whole, CancellationToken cancellationToken)
    {
        var length = (int)plan.Part(index).Length;
        var memory = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            for (var at = 0; at < length;)
            {
                var some = memory.AsMemory(at, Math.Min(BytesAtOnce, length - at));
                await file.ReadExactlyAsync(some, cancellationToken);
                whole.AppendData(some.Span);
                at += some.Length;
            }

            return new FilePart(index, memory, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(memory);
            throw;
        }
    }

    private InvalidDataException Another() =>
        new($"The file {path} is not the blob {blob.Digest} of {blob.Length} bytes that it was taken for; its disk may be failing.");
}
