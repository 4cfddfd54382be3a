namespace Hub.OData;

/// <summary>The transformations of <c>$apply</c>.</summary>
internal static class Transformations
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "aggregate", "ancestors", "bottomcount", "bottompercent", "bottomsum", "compute", "concat", "descendants", "filter", "groupby", "identity", "orderby", "search", "skip", "top",
        "topcount", "toppercent", "topsum",
    ];
}
