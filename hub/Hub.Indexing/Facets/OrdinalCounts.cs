using System.Numerics;
using System.Runtime.CompilerServices;
using Hub.Indexing.Columns;
using Hub.Indexing.Matching;

namespace Hub.Indexing.Facets;

/// <summary>Counts how many documents of a set have each ordinal of a column.</summary>
internal static unsafe class OrdinalCounts
{
    /// <summary>Above one document in so many, rows are counted a word of 64 at a time.</summary>
    private const int DenseShare = 2;

    /// <summary>Adds to the counts, by ordinal plus one; documents without a value count under 0.</summary>
    internal static void Add(SearchContext context, OrdinalColumn column, DocSet docs, int[] counts)
    {
        switch (column.Width)
        {
            case 1: Add(context, column, column.Values, docs, counts); break;
            case 2: Add(context, column, (ushort*)column.Values, docs, counts); break;
            default: Add(context, column, (int*)column.Values, docs, counts); break;
        }
    }

    private static void Add<T>(SearchContext context, OrdinalColumn column, T* values, DocSet docs, int[] counts) where T : unmanaged, IBinaryInteger<T>
    {
        if (column.Rows.Docs != null) AddSparse(column, values, docs, counts);
        else if (column.Rows.Starts != null) MultipleOrdinals.Add(column.Rows.Starts, values, column.ValueCount, docs.Documents(context), counts);
        else if (!docs.IsList && docs.Count > docs.DocCount / DenseShare) AddWords(values, docs.Words, counts);
        else AddList(values, docs.Documents(context), counts);
    }

    private static void AddList<T>(T* values, ReadOnlySpan<int> docs, int[] counts) where T : unmanaged, IBinaryInteger<T>
    {
        ref int count = ref counts[0];
        foreach (int doc in docs) Unsafe.Add(ref count, int.CreateTruncating(values[doc]))++;
    }

    private static void AddWords<T>(T* values, ReadOnlySpan<ulong> words, int[] counts) where T : unmanaged, IBinaryInteger<T>
    {
        ref int count = ref counts[0];
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

    private static void AddSparse<T>(OrdinalColumn column, T* values, DocSet docs, int[] counts) where T : unmanaged, IBinaryInteger<T>
    {
        int found = 0;
        var rows = new ReadOnlySpan<int>(column.Rows.Docs, column.Rows.Rows);
        if (docs.IsList)
        {
            var list = docs.List;
            for (int i = 0, row = 0; i < list.Length && row < rows.Length; i++)
            {
                row = SortedList.Seek(rows, row, list[i]);
                if (row < rows.Length && rows[row] == list[i]) AddSparseRow(column, values, row, counts, ref found);
            }
        }
        else
        {
            for (int row = 0; row < rows.Length; row++)
                if (docs.Contains(rows[row])) AddSparseRow(column, values, row, counts, ref found);
        }
        counts[0] += docs.Count - found;
    }

    private static void AddSparseRow<T>(OrdinalColumn column, T* values, int row, int[] counts, ref int found) where T : unmanaged, IBinaryInteger<T>
    {
        found++;
        int* starts = column.Rows.Starts;
        if (starts == null) counts[int.CreateTruncating(values[row])]++;
        else
            for (int at = starts[row]; at < starts[row + 1]; at++) counts[int.CreateTruncating(values[at])]++;
    }
}
