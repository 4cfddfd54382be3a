using System.Collections.Concurrent;
using Hub.Indexing.Buffering;
using Hub.Indexing.Documents;
using Hub.Indexing.Segments;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Writing;

/// <summary>
/// Collects documents in memory and writes them as segments when half of the allowed bytes are used: while one half is written,
/// the other fills. A half that could not be written is kept and tried again.
/// </summary>
internal sealed class Flushing(IIndexDirectory directory, IndexSchema schema, IndexOptions options, SegmentList segments, CommitPoint commits, BackgroundMerges merges) : IDisposable
{
    private readonly ReaderWriterLockSlim gate = new();
    private readonly Lock writing = new();
    private WriteBuffers current = new(schema);
    private WriteBuffers? frozen;
    private long sequence;

    private bool IsFull => current.Bytes > options.BufferBytes / 2;

    public void Dispose() => gate.Dispose();

    internal void Add(IndexDocument document)
    {
        MakeRoom();
        gate.EnterReadLock();
        try
        {
            current.Add(document, Interlocked.Increment(ref sequence));
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    internal void Change(Action<BufferedChanges, long> change)
    {
        MakeRoom();
        gate.EnterReadLock();
        try
        {
            change(current.Changes, Interlocked.Increment(ref sequence));
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    /// <summary>Writes out what is in memory, if it is full or if all is asked for.</summary>
    internal void Flush(bool all)
    {
        lock (writing)
        {
            if (frozen is not null) WriteFrozen();
            if (!all && (!IsFull || merges.IsBehind)) return;
            gate.EnterWriteLock();
            frozen = current;
            current = new(schema);
            gate.ExitWriteLock();
            WriteFrozen();
        }
        merges.Signal();
    }

    // who adds waits before a full buffer is written, not after: otherwise each of many threads would write once more while merging is behind
    private void MakeRoom()
    {
        while (IsFull)
        {
            merges.WaitForRoom();
            Flush(all: false);
        }
    }

    private void WriteFrozen()
    {
        if (!frozen!.IsEmpty)
        {
            var written = WriteSegments(frozen);
            lock (segments)
            {
                segments.Apply(frozen.Changes);
                segments.Segments.AddRange(written.Select(s => new SegmentState(s)));
            }
            frozen.Release();
        }
        frozen = null;
    }

    private List<Segment> WriteSegments(WriteBuffers buffers)
    {
        var written = new ConcurrentBag<Segment>();
        try
        {
            Parallel.ForEach(buffers.Buffers, buffer =>
            {
                var entry = buffer.Write(directory, commits.NextSegment(), buffer.FindDead(buffers.Changes));
                if (entry is not null) written.Add(new(directory, entry));
            });
            return [.. written.OrderBy(s => s.Entry.Id)];
        }
        catch (AggregateException e)
        {
            foreach (var segment in written)
            {
                segment.MarkObsolete();
                segment.Release();
            }
            throw new IOException($"The index could not write its buffer; it is kept, and written with the next change or commit. {e.InnerException!.Message}", e.InnerException);
        }
    }
}
