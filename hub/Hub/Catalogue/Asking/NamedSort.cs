namespace Hub.Catalogue;

/// <summary>An order with a name for addresses.</summary>
/// <param name="Id">The name in addresses: <c>newest</c>.</param>
/// <param name="Label">The name for people: <c>Newest first</c>.</param>
/// <param name="Keys">What it sorts by; empty for relevance.</param>
public sealed record NamedSort(string Id, string Label, IReadOnlyList<SortKey> Keys);
