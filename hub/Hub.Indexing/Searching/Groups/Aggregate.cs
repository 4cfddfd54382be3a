namespace Hub.Indexing.Searching;

/// <summary>One figure of a group.</summary>
/// <param name="Function">What is computed.</param>
/// <param name="Field">Of which field: a numeric one, for <see cref="AggregateFunction.CountDistinct"/> and extremes a keyword too; null for <see cref="AggregateFunction.Count"/>.</param>
public sealed record Aggregate(AggregateFunction Function, string? Field = null)
{
    /// <summary>How many documents are in the group.</summary>
    public static Aggregate Count { get; } = new(AggregateFunction.Count);
}
