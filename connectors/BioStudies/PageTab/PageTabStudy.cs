namespace Hub.Connectors.BioStudies.PageTab;

/// <summary>A page-tab document: an envelope with attributes of its own, and the study in it.</summary>
/// <param name="Accno">The accession, or null where the envelope has none.</param>
/// <param name="Envelope">The envelope's attributes, as a section without subsections.</param>
/// <param name="Study">The study.</param>
public sealed record PageTabStudy(string? Accno, PageTabSection Envelope, PageTabSection Study)
{
    /// <summary>A value of the envelope, else of the study.</summary>
    /// <param name="names">In any case.</param>
    public string? First(params string[] names) => Envelope.First(names) ?? Study.First(names);

    /// <summary>The names of its file lists, each once.</summary>
    public IReadOnlyList<string> FileLists() =>
        [.. Study.WithDescendants().SelectMany(section => section.All("File List")).Select(list => list.Value).Distinct(StringComparer.Ordinal)];
}
