using System.Collections.Concurrent;

namespace Hub.Indexing.Buffering;

/// <summary>The last change to each key while documents are buffered, so that of several the last one counts whatever buffer it went to.</summary>
internal sealed class BufferedChanges
{
    private const long EntryBytes = 120;

    private readonly ConcurrentDictionary<string, long> last = new();
    private readonly ConcurrentQueue<(string Field, string Value, long Sequence)> termDeletes = new();
    private long bytes;

    /// <summary>About how many bytes of memory it takes.</summary>
    internal long Bytes => Interlocked.Read(ref bytes);

    internal bool IsEmpty => last.IsEmpty && termDeletes.IsEmpty;

    internal IEnumerable<KeyValuePair<string, long>> Keys => last;

    internal IEnumerable<(string Field, string Value, long Sequence)> TermDeletes => termDeletes;

    internal long LastChange(string key) => last.GetValueOrDefault(key);

    internal void Change(string key, long sequence)
    {
        last.AddOrUpdate(key, sequence, (_, before) => Math.Max(before, sequence));
        Interlocked.Add(ref bytes, EntryBytes + (2 * key.Length));
    }

    internal void DeleteTerm(string field, string value, long sequence)
    {
        termDeletes.Enqueue((field, value, sequence));
        Interlocked.Add(ref bytes, EntryBytes + (2 * value.Length));
    }
}
