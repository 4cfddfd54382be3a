using System.Text;
using Hub.Indexing.Commits;
using Hub.Indexing.Documents;
using Hub.Indexing.Segments;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Searching;

/// <summary>What the columns of a segment hold of one document.</summary>
internal static class DocumentColumns
{
    /// <summary>The number of the live document with a key in its segment; null where it is not there.</summary>
    internal static int? Find(SegmentView view, string key)
    {
        if (!view.Segment.Keys.TryFind(Encoding.UTF8.GetBytes(key), out var entry)) return null;
        return view.Live is null || view.Live[entry.Ordinal] ? entry.Ordinal : null;
    }

    internal static IReadOnlyList<string> Keywords(Segment segment, int doc, string field)
    {
        if (segment.Field(field) is not { Kind: FieldKind.Keyword } reader) return [];
        var (from, to) = reader.Ordinals.Rows.Places(doc);
        var cursor = new TermCursor(reader.Terms);
        var values = new List<string>();
        for (; from < to; from++)
        {
            int ordinal = reader.Ordinals.At(from) - 1;
            if (ordinal < 0) continue;
            cursor.Seek(ordinal);
            values.Add(cursor.Text);
        }
        return values;
    }

    internal static IReadOnlyList<long> Integers(Segment segment, int doc, string field)
    {
        if (segment.Field(field) is not { HasTerms: false } reader) return [];
        var (from, to) = reader.Numbers.Places(doc);
        return [.. Enumerable.Range(from, to - from).Select(reader.Numbers.At)];
    }
}
