namespace Hub.Indexing.Searching;

/// <summary>The exact counts of one facet.</summary>
public sealed record FacetResult
{
    /// <summary>The field.</summary>
    public required string Field { get; init; }

    /// <summary>The values asked for, in order.</summary>
    public required IReadOnlyList<FacetValue> Values { get; init; }

    /// <summary>How many distinct values occur among the documents counted (after the request's prefix or function).</summary>
    public required int Distinct { get; init; }

    /// <summary>How many documents counted have at least one value.</summary>
    public required long Total { get; init; }

    /// <summary>How many documents counted have no value.</summary>
    public required long Missing { get; init; }
}
