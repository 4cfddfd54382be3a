using Hub.Indexing.Queries;

namespace Hub.Indexing.Searching;

/// <summary>Groups the documents that match and computes figures for each group, exactly.</summary>
public sealed record AggregateRequest
{
    /// <summary>What to find.</summary>
    public Query Query { get; init; } = new MatchAllQuery();

    /// <summary>Further conditions, as in <see cref="SearchRequest.Selections"/>.</summary>
    public IReadOnlyList<Selection> Selections { get; init; } = [];

    /// <summary>The fields to group by; none makes one group of all. A document with several values counts once in each distinct one; one without has the value null.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>The figures of each group.</summary>
    public IReadOnlyList<Aggregate> Aggregates { get; init; } = [];

    /// <summary>The order of groups; what is left equal is ordered by the values of <see cref="GroupBy"/>, null first.</summary>
    public IReadOnlyList<AggregateOrder> Order { get; init; } = [];

    /// <summary>Gives only groups that this function accepts.</summary>
    public Predicate<AggregateRow>? Accepts { get; init; }

    /// <summary>How many groups to leave out at the beginning.</summary>
    public int Skip { get; init; }

    /// <summary>How many groups to give; null for all.</summary>
    public int? Top { get; init; }
}
