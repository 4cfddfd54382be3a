namespace Hub.Records;

/// <summary>A paper or preprint.</summary>
public sealed record Publication
{
    /// <summary>The title, where stated.</summary>
    public string? Title { get; init; }

    /// <summary>The authors as one text.</summary>
    public string? Authors { get; init; }

    /// <summary>Bare and lower-case: <c>10.1038/s41477-019-0429-5</c>.</summary>
    public string? Doi { get; init; }

    /// <summary>Digits only.</summary>
    public string? PubMedId { get; init; }

    /// <summary><c>PMC1234567</c>.</summary>
    public string? PmcId { get; init; }

    /// <summary>The journal's name.</summary>
    public string? Journal { get; init; }

    /// <summary>The year of publication.</summary>
    public int? Year { get; init; }
}
