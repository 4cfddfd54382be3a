using Hub.Catalogue;
using Hub.Correlation;

namespace Hub.OData;

/// <summary>What the path of a request leads to.</summary>
internal sealed record ODataTarget
{
    /// <summary>The entity set; null for the service document.</summary>
    public EntityShape? Shape { get; init; }

    /// <summary>Whether it is the model.</summary>
    public bool Metadata { get; init; }

    /// <summary>The shapes that a function shall map; null where the path calls none.</summary>
    public MapQuestion? Mapping { get; init; }

    /// <summary>The condition that keys in the path set.</summary>
    public CatalogueExpression? Within { get; init; }

    /// <summary>Whether it is one entity.</summary>
    public bool Single { get; init; }

    /// <summary>The entity that a navigation starts from, which must exist.</summary>
    public (EntityShape Shape, CatalogueExpression Key)? Owner { get; init; }

    /// <summary>The property of the entity; null for the entity itself.</summary>
    public string? Property { get; init; }

    /// <summary>The place of one element in the list that <see cref="Property"/> is, from 0 or, if negative, from its end; null for the whole list.</summary>
    public int? Place { get; init; }

    /// <summary>Whether only the addresses of entities are asked for.</summary>
    public bool References { get; init; }

    /// <summary>Whether only the number of entities, or of a list's elements, is asked for.</summary>
    public bool Count { get; init; }

    /// <summary>Whether only the value of the property is asked for.</summary>
    public bool Value { get; init; }
}
