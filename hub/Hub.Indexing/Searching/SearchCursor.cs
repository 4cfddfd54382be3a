namespace Hub.Indexing.Searching;

/// <summary>A place between two hits in a given order, so that the next page goes on there, in a later generation too.</summary>
/// <param name="Values">The hit's value for each <see cref="SortKey"/>: <see cref="long"/>, <see cref="double"/>, <see cref="float"/> for the score, <see cref="string"/>, or null where it has none. One float where the order is by relevance.</param>
/// <param name="Key">The hit's key.</param>
public sealed record SearchCursor(IReadOnlyList<object?> Values, string Key);
