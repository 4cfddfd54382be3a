namespace Hub.Deposition.PageTab;

/// <summary>A page-tab document: an envelope with the accession and attributes of its own, and the study in it.</summary>
/// <param name="Section">The study.</param>
public sealed record Submission(Section Section)
{
    /// <summary>The accession; null before one is reserved.</summary>
    public string? Accno { get; init; }

    /// <summary>The envelope's attributes: <c>Title</c>, <c>ReleaseDate</c>, <c>Template</c>, <c>AttachTo</c>.</summary>
    public IReadOnlyList<PageTabAttribute> Attributes { get; init; } = [];

    /// <summary>The first value of a name, of the envelope or else of the study; null where it is missing.</summary>
    /// <param name="name">In any case.</param>
    public string? First(string name) =>
        Attributes.FirstOrDefault(attribute => attribute.Is(name) && attribute.Value is not null)?.Value ?? Section.First(name);

    /// <summary>The names of its file lists, each once.</summary>
    public IReadOnlyList<string> FileLists() =>
        [.. Section.WithDescendants().SelectMany(section => section.FileLists).Distinct(StringComparer.Ordinal)];
}
