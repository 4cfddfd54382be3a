using Hub.Indexing.Columns;
using Hub.Indexing.Documents;
using Hub.Indexing.Segments;

namespace Hub.Indexing.Buffering;

/// <summary>The integers of a field in memory.</summary>
internal sealed class NumberBuffer(string name, FieldKind kind)
{
    private readonly List<(int Doc, long Value)> values = [];

    /// <summary>About how many bytes of memory a value takes, with what writing it will take.</summary>
    internal const int ValueBytes = 40;

    internal void Add(int doc, long value) => values.Add((doc, value));

    /// <inheritdoc cref="TermBuffer.Write"/>
    internal void Write(SegmentWriter segment, int[] newDoc)
    {
        var kept = new List<(int Doc, long Value)>(values.Count);
        foreach (var (doc, value) in values)
            if (newDoc[doc] >= 0) kept.Add((newDoc[doc], value));
        if (kept.Count == 0) return;
        kept.Sort();
        var column = new NumberColumnWriter(segment.DocCount);
        foreach (var (doc, value) in kept) column.Add(doc, value);
        segment.AddNumbers(name, kind, column);
    }
}
