using System.Runtime.InteropServices;
using Hub.Indexing.Columns;

namespace Hub.Indexing.Facets;

/// <summary>
/// The different sets of ordinals that documents of a column have, numbered from 1; 0 stands for none. Organisms and methods of many
/// documents are the same few combinations, so that one number takes the place of several.
/// </summary>
internal sealed unsafe class ValueSets
{
    private readonly List<int> starts = [0, 0];
    private readonly List<int> values = [];
    private readonly int[] table;
    private readonly int most;

    private ValueSets(int most)
    {
        this.most = most;
        table = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)most * 2)];
    }

    /// <summary>Sets there are, the empty one too.</summary>
    internal int Count => starts.Count - 1;

    /// <summary>Bytes in memory.</summary>
    internal long Bytes => (starts.Capacity + values.Capacity + table.Length) * 4L;

    /// <summary>Finds the sets and the number of each document's; null where there are more different ones than wanted.</summary>
    internal static ValueSets? Of(OrdinalColumn column, int most, Span<int> codes)
    {
        var sets = new ValueSets(most);
        var rows = column.Rows;
        for (int row = 0; row < rows.Rows; row++)
        {
            int code = sets.Number(column, rows.Starts[row], rows.Starts[row + 1]);
            if (code < 0) return null;
            codes[rows.DocAt(row)] = code;
        }
        return sets;
    }

    /// <summary>Adds how many documents have each set to the counts of its ordinals.</summary>
    internal void Fold(ReadOnlySpan<int> counted, int[] counts)
    {
        counts[0] += counted[0];
        var from = CollectionsMarshal.AsSpan(starts);
        var all = CollectionsMarshal.AsSpan(values);
        for (int set = 1; set < Count; set++)
        {
            if (counted[set] is not (> 0 and var count)) continue;
            foreach (int ordinal in all[from[set]..from[set + 1]]) counts[ordinal] += count;
        }
    }

    private int Number(OrdinalColumn column, int from, int to)
    {
        if (from == to) return 0;
        uint hash = 2166136261;
        for (int at = from; at < to; at++) hash = (hash ^ (uint)column.At(at)) * 16777619;
        hash ^= hash >> 15;
        for (int place = (int)(hash & (uint)(table.Length - 1)); ; place = (place + 1) & (table.Length - 1))
        {
            int known = table[place];
            if (known == 0) return Count > most ? -1 : table[place] = Add(column, from, to);
            if (IsSame(known, column, from, to)) return known;
        }
    }

    private int Add(OrdinalColumn column, int from, int to)
    {
        for (int at = from; at < to; at++) values.Add(column.At(at));
        starts.Add(values.Count);
        return Count - 1;
    }

    private bool IsSame(int set, OrdinalColumn column, int from, int to)
    {
        int begin = starts[set];
        if (starts[set + 1] - begin != to - from) return false;
        for (int at = from; at < to; at++)
            if (values[begin + at - from] != column.At(at)) return false;
        return true;
    }
}
