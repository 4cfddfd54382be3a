using System.Globalization;

namespace ArchiveServer.Generating;

/// <summary>
/// The work behind a generated record, before an archive writes it in its own shape. Every tenth study is the same in all
/// archives: imaged by several methods, published in one paper, deposited in each, and linked.
/// </summary>
public sealed record GeneratedStudy
{
    private static readonly DateOnly First = new(2012, 1, 1);
    private static readonly DateOnly Last = new(2026, 10, 31);

    /// <summary>Its place among the generated records of its archive.</summary>
    public required int Index { get; init; }

    /// <summary>Whether the other archives hold data of the same work under the same index.</summary>
    public required bool IsShared { get; init; }

    /// <summary>What was imaged.</summary>
    public required GeneratedOrganism Organism { get; init; }

    /// <summary>In which cells: one of <see cref="GeneratedOrganism.Cells"/>.</summary>
    public required string Cells { get; init; }

    /// <summary>What was looked at: <c>mitochondria</c>.</summary>
    public required string Structure { get; init; }

    /// <summary>During what: <c>cell division</c>.</summary>
    public required string Process { get; init; }

    /// <summary>The title without a method: <c>Remodelling of mitochondria during apoptosis in HeLa cells</c>.</summary>
    public required string Title { get; init; }

    /// <summary>A few sentences.</summary>
    public required string Abstract { get; init; }

    /// <summary>Genes that file-level key-values name.</summary>
    public required IReadOnlyList<string> Genes { get; init; }

    /// <summary>Compounds that file-level key-values name.</summary>
    public required IReadOnlyList<string> Compounds { get; init; }

    /// <summary>The authors in order.</summary>
    public required IReadOnlyList<GeneratedAuthor> Authors { get; init; }

    /// <summary>The day it became public.</summary>
    public required DateOnly Released { get; init; }

    /// <summary>The paper's DOI, under the prefix that DataCite and Crossref keep for examples.</summary>
    public required string PaperDoi { get; init; }

    /// <summary>The journal and its abbreviation.</summary>
    public required (string Name, string Abbreviation) Journal { get; init; }

    /// <summary>Who paid, and the award's number.</summary>
    public required (string Funder, string Code) Grant { get; init; }

    /// <summary>The study of that index in an archive.</summary>
    /// <param name="seed">The seed of the record set.</param>
    /// <param name="archive">The archive's id.</param>
    /// <param name="index">Its place.</param>
    public static GeneratedStudy Of(int seed, string archive, int index)
    {
        var shared = index % 10 == 0;
        var purpose = shared ? "shared" : archive;
        var draw = Draw.For(seed, purpose, index);
        var organism = draw.Pick(StudyWords.Organisms);
        var cells = draw.Pick(organism.Cells);
        var structure = draw.Pick(StudyWords.Structures);
        var process = draw.Pick(StudyWords.Processes);
        var finding = string.Format(CultureInfo.InvariantCulture, draw.Pick(StudyWords.Findings), structure);
        var released = draw.Day(First, Last);
        return new GeneratedStudy
        {
            Index = index,
            IsShared = shared,
            Organism = organism,
            Cells = cells,
            Structure = structure,
            Process = process,
            Title = $"{char.ToUpperInvariant(finding[0])}{finding[1..]} during {process} in {cells}",
            Abstract = $"The role of {structure} in {process} is not well understood. We imaged {cells} of {organism.Name} ({organism.CommonName}) "
                + $"under control conditions and at several time points, and segmented {structure} in every image. "
                + $"The data show {finding} and can serve to train segmentation models.",
            Genes = draw.Some(StudyWords.Genes, 1, 4),
            Compounds = draw.Some(StudyWords.Compounds, 1, 3),
            Authors = [.. Enumerable.Range(0, draw.Between(2, 7)).Select(_ => Author(draw))],
            Released = released,
            PaperDoi = $"10.5555/{purpose}.{released.Year}.{seed}.{index}",
            Journal = draw.Pick(StudyWords.Journals),
            Grant = (draw.Pick(StudyWords.Funders), $"G{draw.Between(100000, 999999)}"),
        };
    }

    private static GeneratedAuthor Author(Draw draw)
    {
        var (institute, country) = draw.Pick(StudyWords.Institutes);
        var orcid = draw.Chance(0.6) ? Orcid(draw.Between(10_000_000, 99_999_999)) : null;
        return new GeneratedAuthor(draw.Pick(StudyWords.GivenNames), draw.Pick(StudyWords.FamilyNames), orcid, institute, country);
    }

    // ISO 7064 mod 11-2 over fifteen digits; ORCIDs begin with 0000-000.
    private static string Orcid(int number)
    {
        var digits = $"0000000{number:D8}";
        var sum = digits.Aggregate(0, (total, digit) => (total + (digit - '0')) * 2);
        var check = (12 - (sum % 11)) % 11;
        var all = digits + (check == 10 ? "X" : check.ToString(CultureInfo.InvariantCulture));
        return $"{all[..4]}-{all[4..8]}-{all[8..12]}-{all[12..]}";
    }
}
