namespace Hub.Connectors.BioStudies.PageTab;

/// <summary>A link of a page-tab section.</summary>
/// <param name="Url">An address, an accession or, now and then, free text.</param>
/// <param name="Where">Its place in the document.</param>
public sealed record PageTabLink(string Url, string Where)
{
    /// <summary>The attribute <c>Type</c>: <c>EMPIAR</c>, <c>DOI</c>, <c>Image Data Resource (IDR)</c>.</summary>
    public string? Type { get; init; }
}
