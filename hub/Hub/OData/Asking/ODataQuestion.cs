using Hub.Catalogue;

namespace Hub.OData;

/// <summary>What a request asks of one entity set.</summary>
internal sealed record ODataQuestion
{
    /// <summary>The entity set.</summary>
    public required EntityShape Shape { get; init; }

    /// <summary>A search text; null for none.</summary>
    public string? Search { get; init; }

    /// <summary>The condition, that of the path included.</summary>
    public CatalogueExpression? Filter { get; init; }

    /// <summary>The order; empty for that of keys.</summary>
    public IReadOnlyList<SortKey> Sort { get; init; } = [];

    /// <summary>An order by what is computed of each entity, in place of <see cref="Sort"/>.</summary>
    public IReadOnlyList<ComputedKey> Computed { get; init; } = [];

    /// <summary>The most entities wanted; null for all.</summary>
    public long? Top { get; init; }

    /// <summary>How many to pass over.</summary>
    public long Skip { get; init; }

    /// <summary>Whether the total is wanted.</summary>
    public bool Count { get; init; }

    /// <summary>Whether nothing but the total is wanted.</summary>
    public bool NumberOnly { get; init; }

    /// <summary>Whether only the addresses of the entities are wanted.</summary>
    public bool References { get; init; }

    /// <summary>What each entity is to show.</summary>
    public Selection Selection { get; init; } = Selection.Everything;

    /// <summary>The facets to count, by name.</summary>
    public IReadOnlyList<FacetRequest> Facets { get; init; } = [];

    /// <summary>Where to go on.</summary>
    public SkipToken? From { get; init; }

    /// <summary>The state of the catalogue that parts of the question were read from; null for the newest.</summary>
    public long? Generation { get; init; }

    /// <summary>The most entities in one response.</summary>
    public int PageSize { get; init; } = DefaultPageSize;

    /// <summary>Entities in a response where nothing is said.</summary>
    public const int DefaultPageSize = 100;
}
