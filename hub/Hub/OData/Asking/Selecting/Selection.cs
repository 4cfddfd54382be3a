using Hub.Catalogue;

namespace Hub.OData;

/// <summary>What an entity is to show.</summary>
internal sealed record Selection
{
    /// <summary>All that is shown where nothing is selected.</summary>
    public static Selection Everything { get; } = new();

    /// <summary>The properties, each with what of its elements is wanted if it is a list and not all is; null for all properties.</summary>
    public IReadOnlyDictionary<string, ListSelection?>? Properties { get; init; }

    /// <summary>Values that are computed for each entity, by name.</summary>
    public IReadOnlyList<(string Name, CatalogueExpression Expression)> Computed { get; init; } = [];

    /// <summary>The navigations that are expanded, each with its own question.</summary>
    public IReadOnlyList<(string Navigation, ODataQuestion Question)> Expanded { get; init; } = [];

    /// <summary>Whether a property is shown; <paramref name="byDefault"/> where nothing is selected.</summary>
    public bool Shows(string property, bool byDefault = true) => Properties is null ? byDefault : Properties.ContainsKey(property);

    /// <summary>What of a list is shown; null for all.</summary>
    public ListSelection? List(string property) => Properties?.GetValueOrDefault(property);
}
