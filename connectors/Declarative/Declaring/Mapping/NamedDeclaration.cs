namespace Hub.Connectors.Declarative;

/// <summary>A fact without a field of its own, or a key-value of a file.</summary>
public sealed record NamedDeclaration
{
    /// <summary>What it is called in the catalogue: <c>Cell line</c>.</summary>
    public required string Called { get; init; }

    /// <summary>Where it stands; several values are several facts.</summary>
    public required ValueDeclaration Value { get; init; }
}
