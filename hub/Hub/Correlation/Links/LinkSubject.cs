using Hub.Records;
using Hub.Store;

namespace Hub.Correlation;

/// <summary>What the mining of links has to know of a dataset when another one is read: its names and its papers.</summary>
internal sealed record LinkSubject
{
    /// <summary>The key of the names.</summary>
    public const string NameKey = "name";

    /// <summary>The key of the papers.</summary>
    public const string PaperKey = "paper";

    /// <summary>The key of what its record names.</summary>
    public const string NamedKey = "named";

    /// <summary>The accession.</summary>
    public required string Accession { get; init; }

    /// <summary>The archive that owns it.</summary>
    public required string Archive { get; init; }

    /// <summary>Accession, aliases and DOI in lower case.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>DOIs and PubMed ids of its papers: <c>doi:10.7554/elife.26066</c>, <c>pmid:25887352</c>.</summary>
    public IReadOnlyList<string> Papers { get; init; } = [];

    /// <summary>What its record names in its fields and texts, in lower case, whether or not a dataset goes by it yet.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>The names that it took or gave up when it was last kept: who speaks of them is read again.</summary>
    public IReadOnlyList<string> Turned { get; init; } = [];

    /// <summary>The change number of the dataset that it was kept at.</summary>
    public long Change { get; init; }

    /// <summary>All keys it is found by.</summary>
    public IReadOnlyList<DocumentKey> Keys() =>
    [
        .. Names.Select(name => new DocumentKey(NameKey, name)),
        .. Papers.Select(paper => new DocumentKey(PaperKey, paper)),
        .. Named.Select(name => new DocumentKey(NamedKey, name)),
    ];

    /// <summary>What is to be known of a dataset.</summary>
    public static LinkSubject Of(Dataset dataset) => new()
    {
        Accession = dataset.Accession,
        Archive = dataset.Archive,
        Names = [.. NamesOf(dataset).Append(dataset.Accession).Select(NameOf).Distinct(StringComparer.Ordinal)],
        Papers = PapersOf(dataset),
    };

    /// <summary>A dataset's papers as they are compared.</summary>
    public static IReadOnlyList<string> PapersOf(Dataset dataset) =>
    [
        .. dataset.Publications
            .SelectMany(paper => new[] { paper.Doi is { } doi ? "doi:" + doi.ToLowerInvariant() : null, paper.PubMedId is { } id ? "pmid:" + id : null })
            .OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    /// <summary>What a dataset goes by besides its accession: aliases, its DOI, and those of its parts.</summary>
    public static IEnumerable<string> NamesOf(Dataset dataset) =>
        dataset.Aliases.Append(dataset.Doi).OfType<string>().Concat(Statements.OwnDois(dataset));

    /// <summary>A name as it is compared.</summary>
    public static string NameOf(string name) => name.ToLowerInvariant();
}
