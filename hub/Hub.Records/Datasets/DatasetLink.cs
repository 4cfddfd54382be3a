namespace Hub.Records;

/// <summary>A standing link as one of its datasets sees it.</summary>
public sealed record DatasetLink
{
    /// <summary>The link's id, the same at both ends.</summary>
    public required string Id { get; init; }

    /// <summary>The accession of the dataset that sees it.</summary>
    public required string From { get; init; }

    /// <summary>The relation as this end sees it.</summary>
    public required LinkRelation Relation { get; init; }

    /// <summary>The accession at the other end.</summary>
    public required string To { get; init; }

    /// <summary>Who said so first: <c>archive idr</c>, <c>rule accession in text</c>.</summary>
    public required string AssertedBy { get; init; }

    /// <summary>Where and in which words.</summary>
    public required string Evidence { get; init; }

    /// <summary>When the hub first heard it.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The ids of the coordinate transformations between the two.</summary>
    public IReadOnlyList<string> Transformations { get; init; } = [];

    /// <summary>A standing link as a dataset sees it.</summary>
    /// <param name="link">A link with at least one assertion.</param>
    /// <param name="accession">The dataset.</param>
    public static DatasetLink Of(Link link, string accession) => new()
    {
        Id = link.Id,
        From = accession,
        Relation = link.SeenFrom(accession),
        To = link.OtherThan(accession),
        AssertedBy = link.Assertions[0].By.ToString(),
        Evidence = link.Assertions[0].Evidence,
        Date = DateOnly.FromDateTime(link.Assertions[0].At.UtcDateTime),
        Transformations = link.Transformations,
    };
}
