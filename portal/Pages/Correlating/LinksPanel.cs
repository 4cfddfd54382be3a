using Hub.Correlation;

namespace Hub.Portal.Pages;

/// <summary>What a record page shows of links and transformations.</summary>
public sealed record LinksPanel
{
    /// <summary>The dataset of the page.</summary>
    public required string Accession { get; init; }

    /// <summary>Its standing links, spatial ones first.</summary>
    public required IReadOnlyList<LinkRow> Rows { get; init; }

    /// <summary>Links that a curator rejected.</summary>
    public required IReadOnlyList<LinkRow> Rejected { get; init; }

    /// <summary>Its coordinate systems and everything that chains of transformations join to them.</summary>
    public required TransformationGraph Graph { get; init; }
}
