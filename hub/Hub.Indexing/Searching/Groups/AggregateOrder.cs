namespace Hub.Indexing.Searching;

/// <summary>One step of the order of groups.</summary>
/// <param name="Column">The column: 0 is the first of <see cref="AggregateRequest.GroupBy"/>, those of <see cref="AggregateRequest.Aggregates"/> follow.</param>
/// <param name="Descending">Whether large values come first.</param>
public sealed record AggregateOrder(int Column, bool Descending = false);
