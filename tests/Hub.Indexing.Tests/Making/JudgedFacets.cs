using Hub.Indexing.Queries;
using Hub.Indexing.Searching;

namespace Hub.Indexing.Tests.Making;

/// <summary>Facets and groups counted by reading every document.</summary>
public static class JudgedFacets
{
    /// <summary>The counts of a keyword facet, most first, then by the order of bytes.</summary>
    public static List<(string Value, long Count)> Keywords(this Judge judge, Query query, IEnumerable<Selection> selections, string field) =>
        [.. Matching(judge, query, selections, field).SelectMany(d => d.Keywords(field)).CountBy(v => v)
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key, ByBytes).Select(c => (c.Key, (long)c.Value))];

    /// <summary>The documents that match and all selections but those of a field leave.</summary>
    public static List<TestDocument> Matching(this Judge judge, Query query, IEnumerable<Selection> selections, string? exceptField = null) =>
        [.. judge.Documents.Where(d => judge.Matches(query, d) && selections.All(s => s.Field == exceptField || judge.Matches(s.Filter, d)))];

    /// <summary>Documents and their sizes added up for each combination of values; a document counts once in each of its values.</summary>
    public static Dictionary<string, (long Count, decimal Sum, long? Least)> Groups(this Judge judge, Query query, params string[] fields)
    {
        var groups = new Dictionary<string, (long Count, decimal Sum, long? Least)>();
        foreach (var document in Matching(judge, query, []))
        {
            foreach (string group in Combinations(document, fields))
            {
                var (count, sum, least) = groups.GetValueOrDefault(group);
                groups[group] = (count + 1, sum + (document.Size ?? 0), document.Size is { } size ? Math.Min(size, least ?? size) : least);
            }
        }
        return groups;
    }

    /// <summary>The values of a row as <see cref="Groups"/> names them.</summary>
    public static string Name(IEnumerable<object?> values) => string.Join('¦', values.Select(v => v?.ToString() ?? "none"));

    private static readonly Comparer<string> ByBytes = Comparer<string>.Create((one, other) =>
        System.Text.Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(other)));

    private static IEnumerable<string> Combinations(TestDocument document, string[] fields)
    {
        IEnumerable<string?> names = [null];
        foreach (string field in fields)
        {
            string[] values = field is "size" or "sizes" or "date"
                ? [.. document.Integers(field).Distinct().Select(v => v.ToString(System.Globalization.CultureInfo.InvariantCulture))]
                : [.. document.Keywords(field)];
            if (values.Length == 0) values = ["none"];
            names = names.SelectMany(n => values.Select(v => n is null ? v : n + "¦" + v)).ToList();
        }
        return names.Select(n => n!);
    }
}
