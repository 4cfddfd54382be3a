namespace Hub.Connectors.Declarative;

/// <summary>Authors: one for each place.</summary>
public sealed record AuthorDeclaration
{
    /// <summary>Where the authors are.</summary>
    public string Each { get; init; } = ".";

    /// <summary>The name, from the place on.</summary>
    public required ValueDeclaration Name { get; init; }

    /// <summary>The ORCID in any spelling.</summary>
    public ValueDeclaration? Orcid { get; init; }

    /// <summary>The institution.</summary>
    public ValueDeclaration? Affiliation { get; init; }
}
