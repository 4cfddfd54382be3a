namespace Hub.Catalogue;

/// <summary>The value of a property.</summary>
/// <param name="Name">
/// The record's own name of it: <c>Title</c>, <c>SizeBytes</c>; of a file also the name of a key-value. A singular name of a
/// list (<c>Organism</c>, <c>Keyword</c>) stands for any of its values. Inside <see cref="AnyExpression"/> a member of the element with
/// <paramref name="Variable"/> named, or the element itself where the name is empty.
/// </param>
/// <param name="Variable">The variable of the enclosing <see cref="AnyExpression"/> or <see cref="AllExpression"/>; null for the record itself.</param>
public sealed record PropertyExpression(string Name, string? Variable = null) : CatalogueExpression;
