using Hub.Indexing.Buffering;
using Hub.Indexing.Documents;

namespace Hub.Indexing.Writing;

/// <summary>Documents and deletions that came since the last flush. There are as many buffers as processors, because each becomes a segment, however many threads add.</summary>
internal sealed class WriteBuffers(IndexSchema schema)
{
    private readonly DocumentBuffer[] buffers = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new DocumentBuffer(schema))];
    private readonly Lock[] gates = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Lock())];
    private long bytes;

    internal BufferedChanges Changes { get; } = new();

    /// <summary>The buffers that hold documents.</summary>
    internal IReadOnlyList<DocumentBuffer> Buffers => [.. buffers.Where(b => b.Count > 0)];

    internal bool IsEmpty => Buffers.Count == 0 && Changes.IsEmpty;

    /// <summary>About how many bytes of memory it takes.</summary>
    internal long Bytes => Interlocked.Read(ref bytes) + Changes.Bytes;

    /// <summary>Gives the memory of all documents back, once they are written.</summary>
    internal void Release()
    {
        foreach (var buffer in buffers) buffer.Release();
    }

    internal void Add(IndexDocument document, long sequence)
    {
        int taken = Take();
        try
        {
            var buffer = buffers[taken];
            long before = buffer.Bytes;
            buffer.Add(document, sequence);
            Changes.Change(document.Key, sequence);
            Interlocked.Add(ref bytes, buffer.Bytes - before);
        }
        finally
        {
            gates[taken].Exit();
        }
    }

    /// <summary>Takes a buffer that is free; where none is, waits for one.</summary>
    private int Take()
    {
        int first = Thread.GetCurrentProcessorId() % gates.Length;
        for (int i = 0; i < gates.Length; i++)
        {
            int at = (first + i) % gates.Length;
            if (gates[at].TryEnter()) return at;
        }
        gates[first].Enter();
        return first;
    }
}
