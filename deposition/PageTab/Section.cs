namespace Hub.Deposition.PageTab;

/// <summary>A section: the study, and in it its authors, samples, specimens, acquisitions, components.</summary>
/// <param name="Type">What it is: <c>Study</c>, <c>Biosample</c>; compared without regard to case.</param>
public sealed record Section(string Type)
{
    /// <summary>Its accession within the submission, by which attributes refer to it; null for none.</summary>
    public string? Accno { get; init; }

    /// <summary>Its named values.</summary>
    public IReadOnlyList<PageTabAttribute> Attributes { get; init; } = [];

    /// <summary>The sections within, rows of tables among them.</summary>
    public IReadOnlyList<Section> Subsections { get; init; } = [];

    /// <summary>The files it names itself.</summary>
    public IReadOnlyList<PageTabFile> Files { get; init; } = [];

    /// <summary>Its links.</summary>
    public IReadOnlyList<PageTabLink> Links { get; init; } = [];

    /// <summary>Whether it is written as a row of one table with its neighbours of the same type.</summary>
    public bool InTable { get; init; }

    /// <summary>Where it was read; null for one that was made here.</summary>
    public Place? Place { get; init; }

    /// <summary>The values of its attributes <c>File List</c>: the names of uploaded lists.</summary>
    public IEnumerable<string> FileLists => All("File List").Select(list => list.Value).OfType<string>();

    /// <summary>Whether it is of this type.</summary>
    /// <param name="type">In any case.</param>
    public bool Is(string type) => string.Equals(Type, type, StringComparison.OrdinalIgnoreCase);

    /// <summary>The attributes of a name, in order.</summary>
    /// <param name="name">In any case.</param>
    public IEnumerable<PageTabAttribute> All(string name) => Attributes.Where(attribute => attribute.Is(name));

    /// <summary>The first value of a name; null where it is missing.</summary>
    /// <param name="name">In any case.</param>
    public string? First(string name) => All(name).FirstOrDefault(attribute => attribute.Value is not null)?.Value;

    /// <summary>The section itself and all within, in document order.</summary>
    public IEnumerable<Section> WithDescendants() => Subsections.SelectMany(section => section.WithDescendants()).Prepend(this);
}
