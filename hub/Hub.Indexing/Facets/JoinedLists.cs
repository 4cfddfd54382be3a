using Hub.Indexing.Columns;

namespace Hub.Indexing.Facets;

/// <summary>
/// The values of several facets with several values a document, one list a document: where it begins is looked up once for all of
/// them. A value is numbered behind those of the facets before; a document without a value of a facet has the facet's 0.
/// </summary>
internal sealed unsafe class JoinedLists
{
    private readonly int[] starts;
    private readonly ushort[] narrow = [];
    private readonly int[] wide = [];

    internal JoinedLists(IReadOnlyList<(string Name, OrdinalColumn Column, int Codes)> fields, int docCount)
    {
        var places = new List<(string Name, int First, int Codes)>();
        foreach (var (name, _, codes) in fields)
        {
            places.Add((name, Codes, codes));
            Codes += codes;
        }
        Fields = places;
        starts = new int[docCount + 1];
        foreach (var (_, column, _) in fields)
            for (int doc = 0; doc < docCount; doc++) starts[doc + 1] += Math.Max(1, column.Rows.Starts[doc + 1] - column.Rows.Starts[doc]);
        for (int doc = 0; doc < docCount; doc++) starts[doc + 1] += starts[doc];
        if (Codes <= ushort.MaxValue + 1) narrow = new ushort[starts[docCount]];
        else wide = new int[starts[docCount]];
        Fill(fields, docCount);
    }

    /// <summary>The fields, the first number of each and how many it has.</summary>
    internal IReadOnlyList<(string Name, int First, int Codes)> Fields { get; }

    /// <summary>Numbers there are.</summary>
    internal int Codes { get; }

    /// <summary>Bytes in memory.</summary>
    internal long Bytes => (starts.Length * 4L) + (narrow.Length * 2L) + (wide.Length * 4L);

    /// <summary>Bytes that lists would take.</summary>
    internal static long BytesOf(IReadOnlyCollection<(string Name, OrdinalColumn Column, int Codes)> fields, int docCount)
    {
        long values = fields.Sum(f => (long)f.Column.ValueCount + docCount);
        return (docCount * 4L) + (values * (fields.Sum(f => f.Codes) <= ushort.MaxValue + 1 ? 2 : 4));
    }

    /// <summary>Adds up how many of the documents have each number.</summary>
    internal void Count(ReadOnlySpan<int> docs, int[] counts)
    {
        fixed (int* from = starts)
        fixed (ushort* few = narrow)
        fixed (int* many = wide)
        {
            if (many == null) MultipleOrdinals.Add(from, few, narrow.Length, docs, counts);
            else MultipleOrdinals.Add(from, many, wide.Length, docs, counts);
        }
    }

    private void Fill(IReadOnlyList<(string Name, OrdinalColumn Column, int Codes)> fields, int docCount)
    {
        for (int doc = 0; doc < docCount; doc++)
        {
            int next = starts[doc];
            for (int f = 0; f < fields.Count; f++)
            {
                var column = fields[f].Column;
                int first = Fields[f].First, from = column.Rows.Starts[doc], to = column.Rows.Starts[doc + 1];
                if (from == to) Put(next++, first);
                for (; from < to; from++) Put(next++, first + column.At(from));
            }
        }
    }

    private void Put(int at, int value)
    {
        if (narrow.Length > 0) narrow[at] = (ushort)value;
        else wide[at] = value;
    }
}
