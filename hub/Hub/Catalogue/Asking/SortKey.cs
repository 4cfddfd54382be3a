namespace Hub.Catalogue;

/// <summary>One key of an order.</summary>
/// <param name="Field">A property with one value: <c>Title</c>, <c>SizeBytes</c>, <c>Year</c>; or <see cref="Score"/>.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
/// <param name="NullsFirst">Whether records without the value come first; otherwise they come last, in either direction.</param>
public sealed record SortKey(string Field, bool Descending = false, bool NullsFirst = false)
{
    /// <summary>The name of the order by relevance.</summary>
    public const string Score = "$score";
}
