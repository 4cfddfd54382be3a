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
        switch (column.Width)
        {
            case 1: Add(column.Rows, column.Values, docs, counts); break;
            case 2: Add(column.Rows, (ushort*)column.Values, docs, counts); break;
            default: Add(column.Rows, (int*)column.Values, docs, counts); break;
        }
    }

    private static void Add<T>(in ColumnRows rows, T* values, DocSet docs, int[] counts) where T : unmanaged, IBinaryInteger<T>
    {
        if (rows.Docs != null) AddSparse(rows, values, docs, counts);
        else if (rows.Starts != null) AddMultiple(rows.Starts, values, docs, counts);
        else AddSingle(values, docs, counts);
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

    private static void AddMultiple<T>(int* starts, T* values, DocSet docs, int[] counts) where T : unmanaged, IBinaryInteger<T>
    {
        ref int count = ref counts[0];
        if (docs.IsList)
        {
            foreach (int doc in docs.List) AddRow(values, starts[doc], starts[doc + 1], ref count);
            return;
        }
        var words = docs.Words;
        for (int w = 0; w < words.Length; w++)
        {
            for (ulong word = words[w]; word != 0; word &= word - 1)
            {
                int doc = (w << 6) | BitOperations.TrailingZeroCount(word);
                AddRow(values, starts[doc], starts[doc + 1], ref count);
            }
        }
    }

    private static void AddSparse<T>(in ColumnRows rows, T* values, DocSet docs, int[] counts) where T : unmanaged, IBinaryInteger<T>
    {
        int found = 0;
        if (docs.IsList && docs.Count < rows.Rows / 16)
        {
            foreach (int doc in docs.List)
            {
                int row = rows.Row(doc);
                if (row >= 0) AddSparseRow(rows, values, row, counts, ref found);
            }
        }
        else
        {
            int next = docs.Next(0);
            for (int row = 0; row < rows.Rows && next != int.MaxValue; row++)
            {
                if (docs.IsList && rows.Docs[row] > next) next = docs.Next(rows.Docs[row]);
                if (docs.IsList ? rows.Docs[row] == next : docs.Contains(rows.Docs[row])) AddSparseRow(rows, values, row, counts, ref found);
            }
        }
        counts[0] += docs.Count - found;
    }

    private static void AddSparseRow<T>(in ColumnRows rows, T* values, int row, int[] counts, ref int found) where T : unmanaged, IBinaryInteger<T>
    {
        found++;
        if (rows.Starts == null) counts[int.CreateTruncating(values[row])]++;
        else AddRow(values, rows.Starts[row], rows.Starts[row + 1], ref counts[0]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow<T>(T* values, int from, int to, ref int count) where T : unmanaged, IBinaryInteger<T>
    {
        if (from == to) count++;
        for (; from < to; from++) Unsafe.Add(ref count, int.CreateTruncating(values[from]))++;
    }
}
