namespace Hub.Catalogue;

/// <summary>One key of an order. A dataset without the value comes first ascending and last descending, as OData has it.</summary>
/// <param name="Field">A property with one value: <c>Title</c>, <c>SizeBytes</c>, <c>Year</c>; or <see cref="Score"/>.</param>
/// <param name="Descending">Whether the greatest comes first.</param>
public sealed record SortKey(string Field, bool Descending = false)
{
    /// <summary>The name of the order by relevance.</summary>
    public const string Score = "$score";
}
