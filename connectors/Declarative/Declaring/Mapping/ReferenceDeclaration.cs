namespace Hub.Connectors.Declarative;

/// <summary>References to other records: one for each place.</summary>
public sealed record ReferenceDeclaration
{
    /// <summary>Where the references are.</summary>
    public string Each { get; init; } = ".";

    /// <summary>The accession or address named.</summary>
    public required ValueDeclaration Target { get; init; }

    /// <summary>A relation type of DataCite.</summary>
    public string Relation { get; init; } = "References";
}
