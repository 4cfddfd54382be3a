using Hub.Records;

namespace Hub.Connectors.BioStudies.PageTab;

/// <summary>One attribute of a page-tab section.</summary>
/// <param name="Name">As written; case varies between studies.</param>
/// <param name="Value">As plain text.</param>
/// <param name="Where">Its place in the document.</param>
public sealed record PageTabAttribute(string Name, string Value, string Where)
{
    /// <summary>Whether the value names another section's accession, or several parted by commas.</summary>
    public bool IsReference { get; init; }

    /// <summary>What is said of the value: <c>Ontology</c>, <c>TermId</c>, <c>URL</c>.</summary>
    public IReadOnlyList<KeyValue> Qualifiers { get; init; } = [];

    /// <summary>The value of a qualifier, or null.</summary>
    /// <param name="names">Its name in any case; the first that is there counts.</param>
    public string? Qualifier(params string[] names) =>
        names.Select(name => Qualifiers.FirstOrDefault(qualifier => string.Equals(qualifier.Name, name, StringComparison.OrdinalIgnoreCase))?.Value)
            .FirstOrDefault(value => value is not null);
}
