namespace Hub.Portal.Presenting;

/// <summary>Which page numbers a long result shows: the ends, and the neighbours of where the reader is.</summary>
public static class PageNumbers
{
    /// <summary>The numbers to show in order; 0 stands for a gap.</summary>
    /// <param name="current">The page shown, from 1.</param>
    /// <param name="last">The last page.</param>
    public static IReadOnlyList<long> Around(long current, long last)
    {
        var shown = new SortedSet<long> { 1, last };
        for (var page = Math.Max(1, current - 2); page <= Math.Min(last, current + 2); page++)
        {
            shown.Add(page);
        }

        var numbers = new List<long>();
        foreach (var page in shown)
        {
            if (numbers.Count > 0 && page > numbers[^1] + 1)
            {
                numbers.Add(page == numbers[^1] + 2 ? page - 1 : 0);
            }

            numbers.Add(page);
        }

        return numbers;
    }
}
