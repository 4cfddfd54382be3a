using System.Collections.Frozen;

namespace Hub.Catalogue;

/// <summary>What can be asked of one set of records.</summary>
internal sealed class RecordFields(
    string name, IEnumerable<RecordProperty> properties, IEnumerable<RecordCollection> collections, bool open, params IEnumerable<RecordProperty> counts)
{
    private readonly FrozenDictionary<string, RecordProperty> byName = properties.ToFrozenDictionary(property => property.Name);
    private readonly FrozenDictionary<string, RecordCollection> lists = collections.ToFrozenDictionary(collection => collection.Name);

    private readonly FrozenDictionary<string, RecordProperty> numbers = collections.Select(collection => collection.Count).Concat(counts).ToFrozenDictionary(count => count.Name);

    /// <summary>All declared properties.</summary>
    public IReadOnlyCollection<RecordProperty> Properties => byName.Values;

    /// <summary>How many elements each list has, those of other sets that belong to the record too: properties that can be asked for and are not shown.</summary>
    public IReadOnlyCollection<RecordProperty> Counts => numbers.Values;

    /// <summary>All lists.</summary>
    public IReadOnlyCollection<RecordCollection> Collections => lists.Values;

    /// <summary>Whether records have key-values besides, which are asked for like properties.</summary>
    public bool Open => open;

    /// <summary>The property of a name; in an open set every other name is that of a key-value.</summary>
    /// <exception cref="CatalogueRefusedException">There is no such property.</exception>
    public RecordProperty Property(string property)
    {
        if (byName.TryGetValue(property, out var declared) || numbers.TryGetValue(property, out declared)) return declared;
        if (open) return OpenProperty(property);
        throw new CatalogueRefusedException(
            "unknown-property", $"{name} have no property \"{property}\" with single values. They have {string.Join(", ", byName.Keys.Order(StringComparer.Ordinal))}.", property);
    }

    /// <summary>The list of a name.</summary>
    /// <exception cref="CatalogueRefusedException">There is no such list.</exception>
    public RecordCollection Collection(string collection) => lists.TryGetValue(collection, out var declared)
        ? declared
        : throw new CatalogueRefusedException(
            "unknown-collection", $"{name} have no list \"{collection}\". They have {string.Join(", ", lists.Keys.Order(StringComparer.Ordinal))}.", collection);

    private static RecordProperty OpenProperty(string key) =>
        new(FieldNames.Open + key, PropertyType.Text, record => OpenValues.Of(record, key), Many: true);
}
