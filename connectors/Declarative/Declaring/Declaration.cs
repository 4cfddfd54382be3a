namespace Hub.Connectors.Declarative;

/// <summary>How an archive is read without code: the property <c>declaration</c> of its definition, as connector.schema.json describes it.</summary>
public sealed record Declaration
{
    /// <summary>How records are listed.</summary>
    public required ListDeclaration List { get; init; }

    /// <summary>How one is fetched; null where the listing carries records whole.</summary>
    public FetchDeclaration? Fetch { get; init; }

    /// <summary>What becomes which field.</summary>
    public required MapDeclaration Map { get; init; }

    /// <summary>The namespaces that XPaths use, by prefix.</summary>
    public IReadOnlyDictionary<string, string> Namespaces { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What a kept record is.</summary>
    internal DocumentFormat RecordFormat => Fetch?.Format ?? List.Format;
}
