namespace Hub.Records;

/// <summary>One source's word for a link.</summary>
public sealed record LinkAssertion
{
    /// <summary>Who says so.</summary>
    public required Asserter By { get; init; }

    /// <summary>The accession of the record that says so; null for a person, and for a rule that compared both.</summary>
    public string? Record { get; init; }

    /// <summary>The other end as the record spells it, where that is not its accession: an alias, a DOI.</summary>
    public string? Named { get; init; }

    /// <summary>Where and in which words: <c>biostudies_references[0].name</c>, <c>description: “… entry # EMPIAR-10819”</c>.</summary>
    public required string Evidence { get; init; }

    /// <summary>When the hub first heard it.</summary>
    public required DateTimeOffset At { get; init; }
}
