using Hub.Records;

namespace Hub.Connectors.BioStudies.PageTab;

/// <summary>One section of a page-tab document. Names of types and attributes are compared without regard to case.</summary>
public sealed record PageTabSection
{
    /// <summary>The type: <c>Study</c>, <c>author</c>, <c>Study Component</c>; empty where none is written.</summary>
    public required string Type { get; init; }

    /// <summary>Its accession within the document.</summary>
    public string? Accno { get; init; }

    /// <summary>Its place in the document.</summary>
    public required string Where { get; init; }

    /// <summary>The attributes in order; names repeat.</summary>
    public IReadOnlyList<PageTabAttribute> Attributes { get; init; } = [];

    /// <summary>The sections within, tables opened.</summary>
    public IReadOnlyList<PageTabSection> Subsections { get; init; } = [];

    /// <summary>The links that name something.</summary>
    public IReadOnlyList<PageTabLink> Links { get; init; } = [];

    /// <summary>The files written into the document itself.</summary>
    public IReadOnlyList<DataFile> Files { get; init; } = [];

    /// <summary>How many of its files have no usable path.</summary>
    public int UnreadableFiles { get; init; }

    /// <summary>Whether it is of one of the types.</summary>
    /// <param name="types">In any case.</param>
    public bool Is(params string[] types) => types.Contains(Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>The attributes of a name, in order.</summary>
    /// <param name="names">In any case.</param>
    public IEnumerable<PageTabAttribute> All(params string[] names) =>
        Attributes.Where(attribute => names.Contains(attribute.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The first value of a name, or null.</summary>
    /// <param name="names">In any case; earlier names go before later ones.</param>
    public string? First(params string[] names) =>
        names.Select(name => All(name).FirstOrDefault()?.Value).FirstOrDefault(value => value is not null);

    /// <summary>The section itself and all within, in document order.</summary>
    public IEnumerable<PageTabSection> WithDescendants() => Subsections.SelectMany(section => section.WithDescendants()).Prepend(this);

    /// <summary>All sections of the types, itself included.</summary>
    /// <param name="types">In any case.</param>
    public IEnumerable<PageTabSection> Find(params string[] types) => WithDescendants().Where(section => section.Is(types));
}
