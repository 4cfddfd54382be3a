namespace Benchmarks;

/// <summary>How many times as fast as Lucene each class of queries should be, and how fast a harvest.</summary>
public static class Goals
{
    /// <summary>How many records a second are harvested at least when all are new.</summary>
    public const double NewRecords = 2_000;

    /// <summary>How many records a second are harvested at least when none has changed.</summary>
    public const double UnchangedRecords = 10_000;

    private static readonly Dictionary<string, double> ByClass = new()
    {
        ["d.filter_range"] = 3,
        ["d.all_facets"] = 8,
        ["d.term_facets_medium"] = 5,
        ["d.term_facets_common"] = 5,
        ["d.drill3"] = 5,
        ["d.drill3_all"] = 5,
        ["f.filter_range"] = 3,
        ["f.sort_size"] = 3,
        ["f.all_facets"] = 8,
        ["f.term_facets"] = 8,
        ["f.group_all"] = 10,
        ["f.group_broad"] = 5,
        ["f.group_channel"] = 5,
    };

    /// <summary>The goal of a class, whether its hits are counted to the end or not.</summary>
    public static double Of(string name) => ByClass.GetValueOrDefault(name.Split(':')[0], 1);
}
