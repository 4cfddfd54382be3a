namespace Hub.Connectors.Declarative;

/// <summary>Terms: one for each place.</summary>
public sealed record TermDeclaration
{
    /// <summary>Where the terms are.</summary>
    public string Each { get; init; } = ".";

    /// <summary>The term's id in any spelling, from the place on.</summary>
    public ValueDeclaration? Id { get; init; }

    /// <summary>Its words, from the place on.</summary>
    public ValueDeclaration? Label { get; init; }
}
