using System.Text;
using Hub.Indexing.Analysis;
using Hub.Indexing.Documents;
using Hub.Indexing.Segments;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Buffering;

/// <summary>Documents in memory that will become one segment; serves one thread at a time.</summary>
internal sealed class DocumentBuffer(IndexSchema schema)
{
    private const int LongestTerm = 32_766;

    private readonly Dictionary<string, TermBuffer> terms = [];
    private readonly Dictionary<string, NumberBuffer> numbers = [];
    private readonly Dictionary<Analyzer, TokenStream> streams = [];
    private readonly Dictionary<string, (int Position, int Length)> texts = [];
    private readonly TermTable keys = new();
    private readonly GrowingArray<int> keyOfDoc = new();
    private readonly GrowingArray<long> sequences = new();
    private readonly StoredBuffer stored = new();
    private byte[] utf8 = new byte[256];

    internal int Count => sequences.Count;

    /// <summary>About how many bytes of memory it takes.</summary>
    internal long Bytes { get; private set; }

    /// <summary>Adds a document that was checked.</summary>
    internal void Add(IndexDocument document, long sequence)
    {
        int doc = Count;
        sequences.Add(sequence);
        keyOfDoc.Add(keys.Add(Encode(document.Key)));
        stored.Add(document.Stored.Span);
        foreach (var value in document.Values) Add(doc, value);
        foreach (var (name, text) in texts) terms[name].SetLength(doc, Math.Max(text.Length, 1));
        texts.Clear();
        Bytes += 128 + (document.Key.Length * 2) + (document.Stored.Length * 2L);
    }

    /// <summary>Which documents were replaced or deleted since they were added.</summary>
    internal bool[] FindDead(BufferedChanges changes)
    {
        bool[] dead = new bool[Count];
        for (int doc = 0; doc < Count; doc++)
            dead[doc] = sequences[doc] < changes.LastChange(Encoding.UTF8.GetString(keys[keyOfDoc[doc]]));
        foreach (var field in changes.TermDeletes.GroupBy(delete => delete.Field, StringComparer.Ordinal))
        {
            if (terms.TryGetValue(field.Key, out var buffer)) buffer.MarkDead(field.Select(delete => (delete.Value, delete.Sequence)), sequences, dead);
        }
        return dead;
    }

    /// <summary>Writes the documents that are left as a segment, sorted by key; null where none is left.</summary>
    internal SegmentEntry? Write(IIndexDirectory directory, long id, bool[] dead)
    {
        int[] order = [.. Enumerable.Range(0, Count).Where(doc => !dead[doc])];
        if (order.Length == 0) return null;
        bool sorted = IsSorted(order);
        if (!sorted) order.AsSpan().Sort((one, other) => Key(one).SequenceCompareTo(Key(other)));
        int[] newDoc = new int[Count];
        Array.Fill(newDoc, -1);
        using var segment = new SegmentWriter(directory, id, order.Length);
        for (int doc = 0; doc < order.Length; doc++)
        {
            newDoc[order[doc]] = doc;
            segment.AddKey(Key(order[doc]));
            segment.Stored.Add(stored[order[doc]]);
        }
        foreach (var (_, field) in terms.OrderBy(t => t.Key, StringComparer.Ordinal)) field.Write(segment, newDoc, sorted);
        foreach (var (_, field) in numbers.OrderBy(n => n.Key, StringComparer.Ordinal)) field.Write(segment, newDoc);
        return segment.Finish();
    }

    /// <summary>Gives the memory back, once the documents are written; nothing can be added or asked afterwards.</summary>
    internal void Release()
    {
        foreach (var field in terms.Values) field.Release();
        foreach (var field in numbers.Values) field.Release();
        keys.Release();
        keyOfDoc.Release();
        sequences.Release();
        stored.Release();
    }

    private ReadOnlySpan<byte> Key(int doc) => keys[keyOfDoc[doc]];

    private bool IsSorted(int[] order)
    {
        for (int i = 1; i < order.Length; i++)
            if (Key(order[i - 1]).SequenceCompareTo(Key(order[i])) >= 0) return false;
        return true;
    }

    private void Add(int doc, in FieldValue value)
    {
        if (value.Kind is not (FieldKind.Text or FieldKind.Keyword))
        {
            if (!numbers.TryGetValue(value.Name, out var column)) numbers[value.Name] = column = new(value.Name, value.Kind);
            column.Add(doc, value.Bits);
            Bytes += NumberBuffer.ValueBytes;
            return;
        }
        if (!terms.TryGetValue(value.Name, out var field)) terms[value.Name] = field = new(value.Name, value.Kind);
        long before = field.Bytes;
        if (value.Kind == FieldKind.Keyword) field.Add(doc, 0, Encode(value.Chars!));
        else AddText(doc, field, value);
        Bytes += field.Bytes - before;
    }

    private void AddText(int doc, TermBuffer field, in FieldValue value)
    {
        var analyzer = schema.Find(value.Name)!.Analyzer!;
        if (!streams.TryGetValue(analyzer, out var stream)) streams[analyzer] = stream = analyzer.CreateStream();
        var (position, length) = texts.TryGetValue(value.Name, out var before) ? before : (-1, 0);
        bool any = false;
        stream.Reset(value.Chars!);
        while (stream.MoveNext())
        {
            position += stream.PositionIncrement;
            var term = Encode(stream.Term);
            if (term.Length > LongestTerm) continue;
            // the first token of a text stands at position 0 even where it asks for none
            field.Add(doc, Math.Max(position, 0), term);
            if (stream.PositionIncrement > 0) length++;
            any = true;
        }
        position += stream.FinalPositionIncrement;
        if (any || texts.ContainsKey(value.Name)) texts[value.Name] = (position, length);
    }

    private ReadOnlySpan<byte> Encode(ReadOnlySpan<char> text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (utf8.Length < most) utf8 = new byte[most];
        return utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8));
    }
}
