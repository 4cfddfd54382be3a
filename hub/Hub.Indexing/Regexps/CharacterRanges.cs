namespace Hub.Indexing.Regexps;

/// <summary>Sets of code points as ranges: first and last in turn, ascending and apart.</summary>
internal static class CharacterRanges
{
    /// <summary>All of two sets.</summary>
    public static int[] Union(int[] a, int[] b)
    {
        var ranges = Pairs(a).Concat(Pairs(b)).OrderBy(range => range.First).ToList();
        var all = new List<int>();
        foreach (var (first, last) in ranges)
        {
            if (all.Count > 0 && first <= all[^1] + 1) all[^1] = Math.Max(all[^1], last);
            else all.AddRange([first, last]);
        }

        return [.. all];
    }

    /// <summary>Every code point that is not in the set.</summary>
    public static int[] Complement(int[] ranges)
    {
        var all = new List<int>();
        int next = 0;
        foreach (var (first, last) in Pairs(ranges))
        {
            if (first > next) all.AddRange([next, first - 1]);
            next = last + 1;
        }

        if (next <= RegexpNodes.LastCodePoint) all.AddRange([next, RegexpNodes.LastCodePoint]);
        return [.. all];
    }

    private static IEnumerable<(int First, int Last)> Pairs(int[] ranges) => ranges.Chunk(2).Select(pair => (pair[0], pair[1]));
}
