using System.Collections.Concurrent;
using Hub.Indexing.Buffering;
using Hub.Indexing.Documents;

namespace Hub.Indexing.Writing;

/// <summary>Documents and deletions that came since the last flush; each thread that adds at the same time has a buffer.</summary>
internal sealed class WriteBuffers(IndexSchema schema)
{
    private readonly ConcurrentBag<DocumentBuffer> idle = [];
    private readonly ConcurrentQueue<DocumentBuffer> all = new();
    private long bytes;

    internal BufferedChanges Changes { get; } = new();

    internal IReadOnlyList<DocumentBuffer> Buffers => [.. all];

    internal bool IsEmpty => all.IsEmpty && Changes.IsEmpty;

    /// <summary>About how many bytes of memory it takes.</summary>
    internal long Bytes => Interlocked.Read(ref bytes) + Changes.Bytes;

    internal void Add(IndexDocument document, long sequence)
    {
        if (!idle.TryTake(out var buffer)) all.Enqueue(buffer = new(schema));
        long before = buffer.Bytes;
        buffer.Add(document, sequence);
        Changes.Change(document.Key, sequence);
        Interlocked.Add(ref bytes, buffer.Bytes - before);
        idle.Add(buffer);
    }
}
