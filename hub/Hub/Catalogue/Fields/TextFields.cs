using Hub.Indexing.Analysis;

namespace Hub.Catalogue;

/// <summary>The fields of prose, and how much a word found in each counts.</summary>
internal static class TextFields
{
    /// <summary>The title.</summary>
    public const string Title = "t.title";

    /// <summary>The description.</summary>
    public const string Description = "t.description";

    /// <summary>Names of organisms.</summary>
    public const string Organisms = "t.organism";

    /// <summary>Labels of imaging methods, modality and study type.</summary>
    public const string Methods = "t.method";

    /// <summary>Keywords.</summary>
    public const string Keywords = "t.keyword";

    /// <summary>Names of authors.</summary>
    public const string Authors = "t.author";

    /// <summary>Titles of papers.</summary>
    public const string Publications = "t.publication";

    /// <summary>Everything else a record says: attributes, components, grants.</summary>
    public const string Attributes = "t.attribute";

    /// <summary>Names as they are written, of genes and the like, in title, keywords and attributes.</summary>
    public const string Names = "t.name";

    /// <summary>Accessions, aliases, DOIs, PubMed ids, ORCIDs, ids of terms.</summary>
    public const string Identifiers = "t.id";

    /// <summary>The words of files.</summary>
    public const string Files = "t.file";

    private static readonly EnglishAnalyzer English = new();
    private static readonly IdentifierAnalyzer Words = new();

    /// <summary>The fields of a dataset's prose, most telling first, and the factor of each.</summary>
    public static IReadOnlyList<TextField> OfDatasets { get; } =
    [
        new(Identifiers, 8, Words),
        new(Title, 4, English),
        new(Organisms, 3, English),
        new(Methods, 3, English),
        new(Keywords, 2, English),
        new(Authors, 2, English),
        new(Names, 2, Words),
        new(Publications, 1.5f, English),
        new(Description, 1, English),
        new(Attributes, 0.8f, English),
        new(Files, 0.5f, Words),
    ];

    /// <summary>The field of a file's or component's words.</summary>
    public static IReadOnlyList<TextField> OfFiles { get; } = [new(Files, 1, Words)];

    /// <summary>The fields of prose of a set.</summary>
    public static IReadOnlyList<TextField> Of(RecordSet set) => set == RecordSet.Datasets ? OfDatasets : OfFiles;
}
