namespace Hub.Indexing.Matching;

/// <summary>Looks in sorted lists of documents.</summary>
internal static class SortedList
{
    /// <summary>The first place, from one on, whose document is not smaller; the length where there is none. Near ones are found soonest.</summary>
    internal static int Seek(ReadOnlySpan<int> list, int from, int doc)
    {
        if (from >= list.Length || list[from] >= doc) return from;
        int step = 1;
        while (from + step < list.Length && list[from + step] < doc)
        {
            from += step;
            step <<= 1;
        }
        // what is wanted lies after one place and at most at another
        int to = Math.Min(from + step, list.Length);
        while (to - from > 1)
        {
            int middle = (from + to) >>> 1;
            if (list[middle] < doc) from = middle;
            else to = middle;
        }
        return to;
    }
}
