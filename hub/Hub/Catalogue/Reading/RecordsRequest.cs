namespace Hub.Catalogue;

/// <summary>A question for the records of any set: what the questions for datasets and files come down to, and what OData asks.</summary>
internal sealed record RecordsRequest
{
    /// <summary>The set.</summary>
    public required RecordSet Set { get; init; }

    /// <summary>A search text; null or blank for everything.</summary>
    public string? Text { get; init; }

    /// <summary>Words that are searched as they stand.</summary>
    public IReadOnlyList<string> Unexpanded { get; init; } = [];

    /// <summary>The chosen facet values.</summary>
    public IReadOnlyList<FacetSelection> Selections { get; init; } = [];

    /// <summary>A further condition.</summary>
    public CatalogueExpression? Filter { get; init; }

    /// <summary>Conditions that each are a choice in one facet, whose own counts ignore it.</summary>
    public IReadOnlyList<(string Facet, CatalogueExpression Condition)> Narrowed { get; init; } = [];

    /// <summary>The order; empty for the order of keys.</summary>
    public IReadOnlyList<SortKey> Sort { get; init; } = [];

    /// <summary>An order by what is computed of each record, in place of <see cref="Sort"/>; null comes first ascending and last descending.</summary>
    public IReadOnlyList<ComputedKey> Computed { get; init; } = [];

    /// <summary>How many records to pass over.</summary>
    public long Skip { get; init; }

    /// <summary>The most records to return.</summary>
    public int Take { get; init; }

    /// <summary>The place after which to go on; in place of <see cref="Skip"/>.</summary>
    public RecordsMark? After { get; init; }

    /// <summary>The facets to count.</summary>
    public IReadOnlyList<FacetRequest> Facets { get; init; } = [];

    /// <summary>The state to stay on; null for the newest.</summary>
    public long? Generation { get; init; }

    /// <summary>Whether the order is that of the datasets' lists, in which any page of millions is reached at once.</summary>
    public bool IsList => Set != RecordSet.Datasets && Sort.Count == 0 && Computed.Count == 0 && After is null && Take > 0;
}
