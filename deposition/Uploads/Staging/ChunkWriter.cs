using System.Buffers;
using System.IO.Pipelines;

namespace Hub.Deposition.Uploads;

/// <summary>
/// Brings one request's bytes to disk. Receiving, hashing and writing go on side by side, each over blocks in their order; the
/// file is flushed while more arrive, so that the end need not wait for all.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="blocks">Memory for what is under way.</param>
/// <param name="offset">Where the bytes begin.</param>
/// <param name="passage">Takes the bytes too; null where earlier ones are missing in it.</param>
/// <param name="chunk">Takes the bytes of this request alone; null where nobody asked.</param>
internal sealed class ChunkWriter(StagedBytes file, StagingBlocks blocks, long offset, Passage? passage, ChunkChecksum? chunk) : IDisposable
{
    private const int MostBlocks = 8;
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
                var read = await body.ReadAtLeastAsync(StagingBlock.Bytes, cancellationToken);
                var fits = read.Buffer.Length <= end - Position;
                var taken = read.Buffer.End;
                try
                {
                    taken = fits ? await TakeAsync(read.Buffer, read.IsCompleted, cancellationToken) : taken;
                }
                finally
                {
                    // A request whose bytes nobody gives back is broken off, and its sender learns no reason.
                    body.AdvanceTo(taken, read.Buffer.End);
                }

                if (!fits || read.IsCompleted)
                {
                    return fits;
                }
            }
        }
        finally
        {
            // The passage must have taken exactly what the file has, whatever ended the request.
            await Task.WhenAll(hashing, writing, flushing);
            file.Flush();
        }
    }

    public void Dispose() => room.Dispose();

    // Whole blocks, so that each begins where the disk likes it; what is left of the last waits for more, if there is more.
    private async Task<SequencePosition> TakeAsync(ReadOnlySequence<byte> buffer, bool isLast, CancellationToken cancellationToken)
    {
        while (buffer.Length >= StagingBlock.Bytes || (isLast && !buffer.IsEmpty))
        {
            await room.WaitAsync(cancellationToken);
            if (writing.IsFaulted)
            {
                await writing;
            }

            var block = blocks.Take();
            block.Length = (int)Math.Min(StagingBlock.Bytes - (Position % StagingBlock.Bytes), buffer.Length);
            buffer.Slice(0, block.Length).CopyTo(block.Content.Span);
            buffer = buffer.Slice(block.Length);
            hashing = HashAsync(hashing, block.Content);
            writing = WriteAsync(writing, hashing, block, Position);
            Position += block.Length;
        }

        return buffer.Start;
    }

    private async Task WriteAsync(Task before, Task hashed, StagingBlock block, long position)
    {
        try
        {
            await before;
            await file.WriteAsync(block.Content, position);
            if (file.IsCached && position + block.Length - flushed >= FlushEvery && flushing.IsCompletedSuccessfully)
            {
                flushed = position + block.Length;
                flushing = Task.Run(file.Flush, CancellationToken.None);
            }
        }
        finally
        {
            await hashed;
            blocks.Return(block);
            room.Release();
        }
    }

    private async Task HashAsync(Task before, ReadOnlyMemory<byte> bytes)
    {
        await before;
        if (passage is not null || chunk is not null)
        {
            await Task.Yield();
            chunk?.Append(bytes.Span);
            await (passage?.AppendAsync(bytes) ?? Task.CompletedTask);
        }
    }
}
