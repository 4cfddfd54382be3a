namespace Hub.Catalogue;

/// <summary>Groups the records that match and computes figures for each group, exactly.</summary>
public sealed record AggregationRequest
{
    /// <summary>What is grouped.</summary>
    public RecordSet Set { get; init; } = RecordSet.Datasets;

    /// <summary>A search text, as in <see cref="CatalogueRequest.Text"/>.</summary>
    public string? Text { get; init; }

    /// <summary>A condition that records must fulfil.</summary>
    public CatalogueExpression? Filter { get; init; }

    /// <summary>Names of properties; a singular name of a list (<c>Organism</c>) counts a dataset once in each distinct value it has, null where it has none.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = [];

    /// <summary>The figures of each group.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>The order: names of <see cref="GroupBy"/> or of figures; what stays equal is ordered by the groups' values, null first.</summary>
    public IReadOnlyList<SortKey> Sort { get; init; } = [];

    /// <summary>How many groups to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>The most groups; null for all.</summary>
    public int? Top { get; init; }

    /// <summary>The generation to stay on; null for the newest.</summary>
    public long? Generation { get; init; }
}
