using System.Numerics;
using System.Runtime.CompilerServices;
using Hub.Indexing.Columns;
using Hub.Indexing.Matching;

namespace Hub.Indexing.Facets;

/// <summary>Counts how many documents of a set have each ordinal of a column.</summary>
internal static unsafe class OrdinalCounts
{
    /// <summary>Adds to the counts, by ordinal plus one; documents without a value count under 0.</summary>
    internal static void Add(OrdinalColumn column, DocSet docs, int[] counts)
    {
        if (column.Rows.Docs != null) AddSparse(column, docs, counts);
        else if (column.Rows.Starts != null) AddMultiple(column, docs, counts);
        else if (column.Width == 1) AddSingle((byte*)column.Values, docs, counts);
        else if (column.Width == 2) AddSingle((ushort*)column.Values, docs, counts);
        else AddSingle((int*)column.Values, docs, counts);
    }

    private static void AddSingle<T>(T* values, DocSet docs, int[] counts) where T : unmanaged, IBinaryInteger<T>
    {
        ref int count = ref counts[0];
        if (docs.IsList)
        {
            foreach (int doc in docs.List) Unsafe.Add(ref count, int.CreateTruncating(values[doc]))++;
            return;
        }
        var words = docs.Words;
        for (int w = 0; w < words.Length; w++)
        {
            T* row = values + (w << 6);
            ulong word = words[w];
            if (word == ulong.MaxValue)
                for (int i = 0; i < 64; i++) Unsafe.Add(ref count, int.CreateTruncating(row[i]))++;
            else
                for (; word != 0; word &= word - 1) Unsafe.Add(ref count, int.CreateTruncating(row[BitOperations.TrailingZeroCount(word)]))++;
        }
    }

    private static void AddMultiple(OrdinalColumn column, DocSet docs, int[] counts)
    {
        int* starts = column.Rows.Starts;
        if (docs.IsList)
        {
            foreach (int doc in docs.List) AddRow(column, starts[doc], starts[doc + 1], counts);
            return;
        }
        var words = docs.Words;
        for (int w = 0; w < words.Length; w++)
        {
            for (ulong word = words[w]; word != 0; word &= word - 1)
            {
                int doc = (w << 6) | BitOperations.TrailingZeroCount(word);
                AddRow(column, starts[doc], starts[doc + 1], counts);
            }
        }
    }

    private static void AddSparse(OrdinalColumn column, DocSet docs, int[] counts)
    {
        int found = 0;
        for (int row = 0; row < column.Rows.Rows; row++)
        {
            if (!docs.Contains(column.Rows.Docs[row])) continue;
            found++;
            if (column.Rows.Starts == null) counts[column.At(row)]++;
            else AddRow(column, column.Rows.Starts[row], column.Rows.Starts[row + 1], counts);
        }
        counts[0] += docs.Count - found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow(OrdinalColumn column, int from, int to, int[] counts)
    {
        if (from == to) counts[0]++;
        for (; from < to; from++) counts[column.At(from)]++;
    }
}
