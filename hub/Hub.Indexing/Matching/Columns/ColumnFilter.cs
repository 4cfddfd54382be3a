using Hub.Indexing.Columns;

namespace Hub.Indexing.Matching;

/// <summary>The documents with an integer that fits, found in the column.</summary>
internal static unsafe class ColumnFilter
{
    /// <summary>The documents with a value in the bounds, of a set of bits if one is given.</summary>
    internal static DocSet Range(SearchContext context, NumberColumn column, long minimum, long maximum, int docCount, DocSet? within = null)
    {
        if (minimum > maximum || maximum < column.Minimum || minimum > column.Maximum) return DocSet.Empty(docCount);
        if (column.Presence == null) return Within(context, Rows(column, v => v >= minimum && v <= maximum, docCount), within);
        if (minimum <= column.Minimum && maximum >= column.Maximum) return Within(context, DocSet.OfMapped(column.Presence, docCount, -1), within);
        ulong[] bits = context.RentBits(docCount);
        RangeOfBlocks(column, minimum, maximum, docCount, bits, within);
        return DocSet.OfBits(bits, docCount);
    }

    private static DocSet Within(SearchContext context, DocSet found, DocSet? set) => set is null ? found : SetWork.And(context, found, set);

    private static void RangeOfBlocks(NumberColumn column, long minimum, long maximum, int docCount, ulong[] bits, DocSet? within)
    {
        // bounds as what is kept: less the smallest value of the column
        ulong low = minimum <= column.Minimum ? 0 : (ulong)minimum - (ulong)column.Minimum;
        ulong high = (ulong)Math.Min(maximum, column.Maximum) - (ulong)column.Minimum;
        var asked = new ReadOnlySpan<ulong>(column.Presence, DocSet.WordCount(docCount));
        if (within is not null) asked = And(asked, within.Words, bits);
        for (int block = 0, from = 0; from < docCount; block++, from += NumberColumnWriter.BlockRows)
        {
            int to = Math.Min(docCount, from + NumberColumnWriter.BlockRows);
            long least = column.Extremes[2 * block], most = column.Extremes[(2 * block) + 1];
            var (first, words) = (from >> 6, DocSet.WordCount(to - from));
            if (least > maximum || most < minimum) bits.AsSpan(first, words).Clear();
            else if (least >= minimum && most <= maximum) asked.Slice(first, words).CopyTo(bits.AsSpan(first, words));
            else RangeKernel.Compare(column, from, to, low, high, asked, bits);
        }
    }

    private static ReadOnlySpan<ulong> And(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other, ulong[] into)
    {
        var words = into.AsSpan(0, one.Length);
        one.CopyTo(words);
        BitWork.And(words, other);
        return words;
    }

    /// <summary>Those of a set that have a value in the bounds.</summary>
    internal static DocSet RangeOf(SearchContext context, NumberColumn column, long minimum, long maximum, DocSet set)
    {
        if (column.Presence == null) return Keep(column, v => v >= minimum && v <= maximum, set);
        var docs = set.Documents(context);
        int[] fitting = new int[docs.Length];
        int kept = 0;
        foreach (int doc in docs)
        {
            long value = column.At(doc);
            fitting[kept] = doc;
            kept += value >= minimum & value <= maximum & (column.Presence[doc >> 6] & (1UL << doc)) != 0 ? 1 : 0;
        }
        return DocSet.OfList(fitting, kept, set.DocCount);
    }

    /// <summary>Those of a set that have a value that a function accepts.</summary>
    internal static DocSet Keep(NumberColumn column, Predicate<long> accepts, DocSet set)
    {
        int[] docs = set.ToArray();
        int kept = 0;
        foreach (int doc in docs)
        {
            var (from, to) = column.Places(doc);
            for (; from < to; from++)
            {
                if (!accepts(column.At(from))) continue;
                docs[kept++] = doc;
                break;
            }
        }
        return DocSet.OfList(docs, kept, set.DocCount);
    }

    /// <summary>The documents with any value.</summary>
    internal static DocSet Exists(SearchContext context, NumberColumn column, int docCount) =>
        column.Presence != null ? DocSet.OfMapped(column.Presence, docCount, -1) : Present(context, column.Rows, docCount);

    internal static DocSet Present(SearchContext context, ColumnRows rows, int docCount)
    {
        if (rows.Docs != null) return DocSet.OfList(new ReadOnlySpan<int>(rows.Docs, rows.Rows).ToArray(), rows.Rows, docCount);
        ulong[] bits = context.RentBits(docCount);
        for (int row = 0; row < rows.Rows; row++)
            if (rows.Starts[row] < rows.Starts[row + 1]) bits[row >> 6] |= 1UL << row;
        return DocSet.OfBits(bits, docCount);
    }

    private static DocSet Rows(NumberColumn column, Predicate<long> accepts, int docCount)
    {
        var docs = new List<int>();
        for (int row = 0; row < column.Rows.Rows; row++)
        {
            var (from, to) = column.Rows.Starts == null ? (row, row + 1) : (column.Rows.Starts[row], column.Rows.Starts[row + 1]);
            for (; from < to; from++)
            {
                if (!accepts(column.At(from))) continue;
                docs.Add(column.Rows.DocAt(row));
                break;
            }
        }
        return DocSet.OfList([.. docs], docs.Count, docCount);
    }
}
