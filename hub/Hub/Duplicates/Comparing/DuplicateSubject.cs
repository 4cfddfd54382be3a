using Hub.Correlation;
using Hub.Records;
using Hub.Store;

namespace Hub.Duplicates;

/// <summary>What has to be known of a dataset when another one is compared with it.</summary>
internal sealed record DuplicateSubject
{
    private const int MostAuthors = 60;
    private const int MostNames = 100;
    private const int LongestKey = 300;

    /// <summary>The key of names.</summary>
    public const string NameKey = "name";

    /// <summary>The key of DOIs of data.</summary>
    public const string DoiKey = "doi";

    /// <summary>The key of title and one author.</summary>
    public const string WorkKey = "work";

    /// <summary>The accession.</summary>
    public required string Accession { get; init; }

    /// <summary>The archive that holds it.</summary>
    public required string Archive { get; init; }

    /// <summary>Accession and other names, spelled as one, in lower case.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>DOIs of the data, of no paper, in lower case.</summary>
    public IReadOnlyList<string> Dois { get; init; } = [];

    /// <summary>The title as <see cref="WorkTitle"/> makes it.</summary>
    public string? Title { get; init; }

    /// <summary>The titles of its papers, likewise.</summary>
    public IReadOnlyList<string> PaperTitles { get; init; } = [];

    /// <summary>ORCIDs, and names as <see cref="AuthorName"/> makes them, an author each.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>ORCIDs.</summary>
    public IReadOnlyList<string> Orcids { get; init; } = [];

    /// <summary>DOIs and PubMed ids of its papers.</summary>
    public IReadOnlyList<string> Papers { get; init; } = [];

    /// <summary>The day of its release.</summary>
    public DateOnly? Released { get; init; }

    /// <summary>The branch of its imaging methods.</summary>
    public string? Modality { get; init; }

    /// <summary>The ids of its organisms.</summary>
    public IReadOnlyList<string> Organisms { get; init; } = [];

    /// <summary>How many of the fields that readers look for are stated.</summary>
    public int Stated { get; init; }

    /// <summary>The accession as all archives spell it, in lower case.</summary>
    public string Name => NameOf(Accession) ?? Accession.ToLowerInvariant();

    /// <summary>All keys it is found by.</summary>
    public static IReadOnlyList<DocumentKey> KeysOf(DuplicateSubject subject) =>
    [
        .. subject.Names.Select(name => new DocumentKey(NameKey, name)),
        .. subject.Dois.Select(doi => new DocumentKey(DoiKey, doi)),
        .. subject.Title is { } title ? subject.Authors.Concat(subject.Orcids).Select(author => new DocumentKey(WorkKey, $"{title[..Math.Min(title.Length, LongestKey)]}|{author}")) : [],
    ];

    /// <summary>What is to be known of a dataset.</summary>
    public static DuplicateSubject Of(Dataset dataset)
    {
        var link = LinkSubject.Of(dataset);
        var papers = link.Papers.Where(paper => paper.StartsWith("doi:", StringComparison.Ordinal)).Select(paper => paper["doi:".Length..]).ToHashSet(StringComparer.Ordinal);
        var dois = Statements.OwnDois(dataset).Append(dataset.Doi).OfType<string>().Select(doi => doi.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        return new DuplicateSubject
        {
            Accession = dataset.Accession,
            Archive = dataset.Archive,
            Names = [.. dataset.Aliases.Prepend(dataset.Accession).Concat(dois).SelectMany(Spellings).Distinct(StringComparer.Ordinal).Take(MostNames)],
            Dois = [.. dois.Where(doi => doi.StartsWith("10.", StringComparison.Ordinal) && !papers.Contains(doi)).Take(MostNames)],
            Title = WorkTitle.Of(dataset.Title),
            PaperTitles = [.. dataset.Publications.Select(paper => WorkTitle.Of(paper.Title)).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostAuthors)],
            Authors = [.. dataset.Authors.Select(author => AuthorName.Of(author.Name)).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostAuthors)],
            Orcids = [.. dataset.Authors.Select(author => author.Orcid).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostAuthors)],
            Papers = link.Papers,
            Released = dataset.ReleaseDate,
            Modality = dataset.Modality,
            Organisms = [.. dataset.Organisms.Select(organism => organism.TaxonId).OfType<string>().Distinct(StringComparer.Ordinal)],
            Stated = StatedFields(dataset),
        };
    }

    /// <summary>The accession that a name spells, in lower case; null where it spells none, or a DOI.</summary>
    public static string? NameOf(string name) =>
        Accessions.Of(name) is { } accession && !accession.StartsWith("10.", StringComparison.Ordinal) ? accession.ToLowerInvariant() : null;

    // A name that spells no accession can still be the accession of another archive's record.
    private static IEnumerable<string> Spellings(string name)
    {
        if (NameOf(name) is { } accession)
        {
            yield return accession;
        }
        else if (name.Length is >= 3 and <= 100 && name.Any(char.IsAsciiDigit) && !name.StartsWith("10.", StringComparison.Ordinal))
        {
            yield return name.ToLowerInvariant();
        }
    }

    private static int StatedFields(Dataset dataset) => new[]
    {
        dataset.Description is not null, dataset.Licence is not null, dataset.SizeBytes is not null, dataset.Modality is not null, dataset.ThumbnailUrl is not null, dataset.Doi is not null,
        dataset.Organisms.Count > 0, dataset.ImagingMethods.Count > 0, dataset.Publications.Count > 0, dataset.Components.Count > 0, dataset.Authors.Count > 0, dataset.ImageCount is not null,
    }.Count(stated => stated);
}
