namespace Hub.Catalogue;

/// <summary>A member of a list's elements.</summary>
/// <param name="Name">Its name: <c>TaxonId</c>.</param>
/// <param name="Type"><see cref="PropertyType.Text"/> or <see cref="PropertyType.Number"/>.</param>
internal sealed record CollectionMember(string Name, PropertyType Type = PropertyType.Text);
