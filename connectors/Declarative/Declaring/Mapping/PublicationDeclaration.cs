namespace Hub.Connectors.Declarative;

/// <summary>Papers: one for each place.</summary>
public sealed record PublicationDeclaration
{
    /// <summary>Where the papers are.</summary>
    public string Each { get; init; } = ".";

    /// <summary>The title.</summary>
    public ValueDeclaration? Title { get; init; }

    /// <summary>The DOI in any spelling.</summary>
    public ValueDeclaration? Doi { get; init; }

    /// <summary>The PubMed id.</summary>
    public ValueDeclaration? PubMedId { get; init; }

    /// <summary>The journal.</summary>
    public ValueDeclaration? Journal { get; init; }

    /// <summary>The year, or a date that begins with it.</summary>
    public ValueDeclaration? Year { get; init; }
}
