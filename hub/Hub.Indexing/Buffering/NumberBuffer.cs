using Hub.Indexing.Columns;
using Hub.Indexing.Documents;
using Hub.Indexing.Segments;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Buffering;

/// <summary>The integers of a field in memory.</summary>
internal sealed class NumberBuffer(string name, FieldKind kind)
{
    private readonly GrowingArray<(int Doc, long Value)> values = new();

    /// <summary>About how many bytes of memory a value takes, with what writing it will take.</summary>
    internal const int ValueBytes = 40;

    internal void Add(int doc, long value) => values.Add((doc, value));

    /// <inheritdoc cref="TermBuffer.Write(SegmentWriter, int[], bool)"/>
    internal void Write(SegmentWriter segment, int[] newDoc)
    {
        var rented = PooledArrays.Rent<(int Doc, long Value)>(values.Count);
        int count = 0;
        for (int i = 0; i < values.Count; i++)
        {
            var (doc, value) = values[i];
            if (newDoc[doc] >= 0) rented[count++] = (newDoc[doc], value);
        }
        if (count > 0) Write(segment, rented.AsSpan(0, count));
        PooledArrays.Return(rented);
    }

    private void Write(SegmentWriter segment, Span<(int Doc, long Value)> kept)
    {
        kept.Sort();
        var column = new NumberColumnWriter(segment.DocCount);
        foreach (var (doc, value) in kept) column.Add(doc, value);
        segment.AddNumbers(name, kind, column);
    }

    /// <inheritdoc cref="TermBuffer.Release"/>
    internal void Release() => values.Release();
}
