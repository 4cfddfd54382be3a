namespace Hub.Connectors.Declarative;

/// <summary>How one record is fetched, where the listing does not carry it whole.</summary>
public sealed record FetchDeclaration
{
    /// <summary>What to ask for.</summary>
    public required RequestDeclaration Request { get; init; }

    /// <summary>What the answer is.</summary>
    public DocumentFormat Format { get; init; }

    /// <summary>Where in the answer the record is; its whole unless told.</summary>
    public string Record { get; init; } = ".";
}
