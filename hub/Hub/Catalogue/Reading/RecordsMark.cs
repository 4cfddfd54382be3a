namespace Hub.Catalogue;

/// <summary>A place between two records of an order.</summary>
/// <param name="Values">The record's value for each key of the order.</param>
/// <param name="Key">The record's key.</param>
internal sealed record RecordsMark(IReadOnlyList<object?> Values, string Key);
