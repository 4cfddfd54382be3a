namespace Hub.Connectors.Declarative;

/// <summary>Grants: one for each place.</summary>
public sealed record GrantDeclaration
{
    /// <summary>Where the grants are.</summary>
    public string Each { get; init; } = ".";

    /// <summary>The funding body.</summary>
    public required ValueDeclaration Funder { get; init; }

    /// <summary>The award's number.</summary>
    public ValueDeclaration? Code { get; init; }
}
