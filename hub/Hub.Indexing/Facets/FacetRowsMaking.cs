using System.Buffers;
using Hub.Indexing.Columns;
using Hub.Indexing.Commits;
using Hub.Indexing.Segments;

namespace Hub.Indexing.Facets;

/// <summary>Makes the rows of the facets that are asked for together, once for each segment, within <see cref="IndexOptions.CacheBytes"/>.</summary>
internal static unsafe class FacetRowsMaking
{
    /// <summary>Segments of fewer documents lie in the cache whole.</summary>
    private const int EnoughDocuments = 4096;

    /// <summary>Where more than one document in so many has a set of values of its own, sets are no shorter than what they stand for.</summary>
    private const int DocumentsOfSet = 16;

    private const int WordBits = 64;

    /// <summary>The rows of a segment with these fields, as far as there is a place for them; null where there are none.</summary>
    internal static FacetRows? Of(Commit commit, Segment segment, IReadOnlyCollection<string> fields)
    {
        var rows = segment.FacetRows;
        if (segment.DocCount < EnoughDocuments || (rows is not null && fields.All(rows.Knows))) return rows;
        // who comes while another makes them goes by the columns
        if (!Monitor.TryEnter(segment.FacetRowsGate)) return rows;
        try
        {
            rows = segment.FacetRows;
            string[] wanted = [.. fields.Union(rows?.Known ?? [])];
            long most = MostBytes(segment, wanted);
            if (!commit.TryKeep(most - (rows?.Bytes ?? 0))) return rows;
            var made = Make(segment, wanted);
            commit.TryKeep(made.Bytes - most);
            return segment.FacetRows = made;
        }
        finally
        {
            Monitor.Exit(segment.FacetRowsGate);
        }
    }

    private static long MostBytes(Segment segment, string[] wanted) =>
        ((long)segment.DocCount * FacetRows.MostWords * sizeof(ulong)) + JoinedLists.BytesOf([.. wanted.Select(n => Several(segment, n)).OfType<(string, OrdinalColumn, int)>()], segment.DocCount);

    private static (string Name, OrdinalColumn Column, int Codes)? Several(Segment segment, string name) =>
        segment.Field(name) is { } reader && reader.Ordinals.Rows.Starts != null ? (name, reader.Ordinals, reader.Terms.Count + 1) : null;

    private static FacetRows Make(Segment segment, string[] wanted)
    {
        var codes = new Dictionary<string, int[]>();
        try
        {
            var fields = new List<PackedField>();
            foreach (string name in wanted)
            {
                if (segment.Field(name) is not { } reader) continue;
                int[] all = codes[name] = ArrayPool<int>.Shared.Rent(segment.DocCount);
                if (Number(name, reader, all.AsSpan(0, segment.DocCount)) is { } field) fields.Add(field);
            }
            var placed = Place(fields);
            var several = wanted.Where(n => !placed.Exists(f => f.Name == n)).Select(n => Several(segment, n)).OfType<(string, OrdinalColumn, int)>().ToList();
            var rows = new FacetRows(placed, several.Count > 1 ? new(several, segment.DocCount) : null, wanted, segment.DocCount);
            foreach (var field in placed) rows.Write(field, codes[field.Name].AsSpan(0, segment.DocCount));
            return rows;
        }
        finally
        {
            foreach (int[] rented in codes.Values) ArrayPool<int>.Shared.Return(rented);
        }
    }

    /// <summary>Finds the number of each document; null where a field's sets would be as many as documents.</summary>
    private static PackedField? Number(string name, FieldReader reader, Span<int> codes)
    {
        var column = reader.Ordinals;
        codes.Clear();
        ValueSets? sets = null;
        if (column.Rows.Starts == null)
            for (int row = 0; row < column.Rows.Rows; row++) codes[column.Rows.DocAt(row)] = column.At(row);
        else if ((sets = ValueSets.Of(column, codes.Length / DocumentsOfSet, codes)) is null) return null;
        int count = sets?.Count ?? reader.Terms.Count + 1;
        return new(name, 0, 0, BitsFor(count - 1), count, sets);
    }

    /// <summary>Gives each field its place: narrow ones before wide ones where not all have one, and then wide ones first, so that little is left free.</summary>
    private static List<PackedField> Place(List<PackedField> fields)
    {
        int bits = 0;
        var fitting = fields.OrderBy(f => f.Bits).TakeWhile(f => (bits += f.Bits) <= FacetRows.MostWords * WordBits).ToList();
        var placed = new List<PackedField>();
        Span<int> used = stackalloc int[FacetRows.MostWords];
        foreach (var field in fitting.OrderByDescending(f => f.Bits))
            for (int word = 0; word < used.Length; word++)
            {
                if (used[word] + field.Bits > WordBits) continue;
                placed.Add(field with { Word = word, Shift = used[word] });
                used[word] += field.Bits;
                break;
            }
        return placed;
    }

    private static int BitsFor(int largest) => Math.Max(1, 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)largest));
}
