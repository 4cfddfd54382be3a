using System.Buffers;
using System.IO.Pipelines;

using Microsoft.Win32.SafeHandles;

namespace Hub.Deposition.Uploads;

/// <summary>Brings one request's bytes to disk, hashing on the way and flushing while more arrive, so that the end need not wait for all.</summary>
/// <param name="file">The file.</param>
/// <param name="offset">Where the bytes begin.</param>
/// <param name="hash">Takes the bytes too; null where earlier ones are missing in it.</param>
/// <param name="chunk">Takes the bytes of this request alone; null where nobody asked.</param>
internal sealed class ChunkWriter(SafeFileHandle file, long offset, RunningHash? hash, ChunkChecksum? chunk)
{
    private const int Gathered = 256 << 10;
    private const long FlushEvery = 32 << 20;

    private Task flushing = Task.CompletedTask;
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
                var read = await body.ReadAtLeastAsync(Gathered, cancellationToken);
                if (read.Buffer.Length > end - Position)
                {
                    body.AdvanceTo(read.Buffer.End);
                    return false;
                }

                await WriteAsync(read.Buffer);
                body.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    return true;
                }
            }
        }
        finally
        {
            await flushing;
            RandomAccess.FlushToDisk(file);
        }
    }

    private async Task WriteAsync(ReadOnlySequence<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return;
        }

        var segments = new List<ReadOnlyMemory<byte>>();
        foreach (var segment in buffer)
        {
            segments.Add(segment);
        }

        var hashing = hash is null && chunk is null ? Task.CompletedTask : Task.Run(() => Hash(segments), CancellationToken.None);
        await RandomAccess.WriteAsync(file, segments, Position, CancellationToken.None);
        await hashing;
        Position += buffer.Length;
        if (Position - flushed >= FlushEvery && flushing.IsCompletedSuccessfully)
        {
            flushed = Position;
            flushing = Task.Run(() => RandomAccess.FlushToDisk(file), CancellationToken.None);
        }
    }

    private void Hash(List<ReadOnlyMemory<byte>> segments)
    {
        foreach (var segment in segments)
        {
            hash?.Append(segment.Span);
            chunk?.Append(segment.Span);
        }
    }
}
