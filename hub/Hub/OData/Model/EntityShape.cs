using Hub.Catalogue;

namespace Hub.OData;

/// <summary>What the service shows of one entity set: made of what the catalogue can be asked, so that both always agree.</summary>
/// <param name="SetName">The entity set, <c>Datasets</c>.</param>
/// <param name="TypeName">The entity type, <c>Dataset</c>.</param>
/// <param name="Key">The names of the key's properties.</param>
/// <param name="Fields">Properties and lists.</param>
/// <param name="Navigations">The ways that lead from an entity to others.</param>
internal sealed record EntityShape(string SetName, string TypeName, IReadOnlyList<string> Key, RecordFields Fields, IReadOnlyList<Navigation> Navigations)
{
    /// <summary>The set of the index that holds the entities; null where they are few and listed.</summary>
    public RecordSet? Set { get; init; }

    /// <summary>The properties that an entity has, without those that stand for the values of a list.</summary>
    public IReadOnlyList<RecordProperty> Properties { get; } = [.. Fields.Properties.Where(property => !property.Many).OrderBy(property => Place(Key, property.Name)).ThenBy(property => property.Name, StringComparer.Ordinal)];

    /// <summary>The names by which datasets are grouped and filtered that stand for any value of a list.</summary>
    public IReadOnlyList<RecordProperty> Dimensions { get; } = [.. Fields.Properties.Where(property => property.Many).OrderBy(property => property.Name, StringComparer.Ordinal)];

    /// <summary>The lists of an entity.</summary>
    public IReadOnlyList<RecordCollection> Collections { get; } = [.. Fields.Collections.OrderBy(collection => collection.Name, StringComparer.Ordinal)];

    /// <summary>The set that a navigation of that name leads to; null where there is none.</summary>
    public EntityShape? To(string navigation) => Navigations.FirstOrDefault(way => way.Name == navigation) is { } way ? EntityShapes.Of(way.Set) : null;

    private static int Place(IReadOnlyList<string> key, string name)
    {
        for (int i = 0; i < key.Count; i++)
            if (key[i] == name) return i;
        return key.Count;
    }
}
