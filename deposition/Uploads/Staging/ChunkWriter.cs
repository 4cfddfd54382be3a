using System.Buffers;
using System.IO.Pipelines;

using Microsoft.Win32.SafeHandles;

namespace Hub.Deposition.Uploads;

/// <summary>
/// Brings one request's bytes to disk. Receiving, hashing and writing go on side by side, each over blocks in their order; the
/// file is flushed while more arrive, so that the end need not wait for all.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="offset">Where the bytes begin.</param>
/// <param name="hash">Takes the bytes too; null where earlier ones are missing in it.</param>
/// <param name="chunk">Takes the bytes of this request alone; null where nobody asked.</param>
internal sealed class ChunkWriter(SafeFileHandle file, long offset, RunningHash? hash, ChunkChecksum? chunk) : IDisposable
{
    private const int BlockBytes = 512 << 10, MostBlocks = 8;
    private const long FlushEvery = 32 << 20;

    private readonly SemaphoreSlim room = new(MostBlocks);
    private Task flushing = Task.CompletedTask;
    private Task writing = Task.CompletedTask;
    private Task hashing = Task.CompletedTask;
    private long flushed = offset;

    /// <summary>How far the file is written.</summary>
    public long Position { get; private set; } = offset;

    /// <summary>Writes until the request ends or the upload is full; what was written is on disk when this returns or throws.</summary>
    /// <param name="body">The request.</param>
    /// <param name="end">How long the upload may become.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether the request held no more than the upload has room for.</returns>
    public async Task<bool> WriteAsync(PipeReader body, long end, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var read = await body.ReadAtLeastAsync(BlockBytes, cancellationToken);
                var fits = read.Buffer.Length <= end - Position;
                if (fits)
                {
                    await TakeAsync(read.Buffer, cancellationToken);
                }

                body.AdvanceTo(read.Buffer.End);
                if (!fits || read.IsCompleted)
                {
                    return fits;
                }
            }
        }
        finally
        {
            // The hash must have taken exactly what the file has, whatever ended the request.
            await Task.WhenAll(hashing, writing, flushing);
            RandomAccess.FlushToDisk(file);
        }
    }

    public void Dispose() => room.Dispose();

    private async Task TakeAsync(ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        while (!buffer.IsEmpty)
        {
            await room.WaitAsync(cancellationToken);
            if (writing.IsFaulted)
            {
                await writing;
            }

            var length = (int)Math.Min(BlockBytes, buffer.Length);
            var block = ArrayPool<byte>.Shared.Rent(length);
            buffer.Slice(0, length).CopyTo(block);
            buffer = buffer.Slice(length);
            hashing = HashAsync(hashing, block.AsMemory(0, length));
            writing = WriteAsync(writing, hashing, block, length, Position);
            Position += length;
        }
    }

    private async Task WriteAsync(Task before, Task hashed, byte[] block, int length, long position)
    {
        try
        {
            await before;
            await RandomAccess.WriteAsync(file, block.AsMemory(0, length), position, CancellationToken.None);
            if (position + length - flushed >= FlushEvery && flushing.IsCompletedSuccessfully)
            {
                flushed = position + length;
                flushing = Task.Run(() => RandomAccess.FlushToDisk(file), CancellationToken.None);
            }
        }
        finally
        {
            await hashed;
            ArrayPool<byte>.Shared.Return(block);
            room.Release();
        }
    }

    private async Task HashAsync(Task before, ReadOnlyMemory<byte> bytes)
    {
        await before;
        if (hash is not null || chunk is not null)
        {
            await Task.Yield();
            hash?.Append(bytes.Span);
            chunk?.Append(bytes.Span);
        }
    }
}
