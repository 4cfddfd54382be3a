namespace Hub.Indexing.Searching;

/// <summary>One group.</summary>
/// <param name="Columns">The values of <see cref="AggregateRequest.GroupBy"/> (<see cref="string"/>, <see cref="long"/> also for ticks, <see cref="double"/>, or null where documents have none), then those of <see cref="AggregateRequest.Aggregates"/>.</param>
public sealed record AggregateRow(IReadOnlyList<object?> Columns);
