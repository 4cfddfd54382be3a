using System.Text.RegularExpressions;

using Hub.Connectors.Idr.Sources;
using Hub.Connectors.Idr.StudyFiles;
using Hub.Records;

namespace Hub.Connectors.Idr.Stating;

/// <summary>
/// References to other archives: the accession fields of the study file and of the annotations, the download table, and
/// accessions recognised in the study file's text. Each target is named once, by its strongest evidence.
/// </summary>
internal static partial class References
{
    // The same study as its depositor gave it to another archive; more of the study's data there; a copy made from IDR's files.
    private const string SameStudy = "IsVersionOf";
    private const string MoreData = "IsSupplementedBy";
    private const string ConvertedCopy = "IsOriginalFormOf";
    private const string Mention = "References";
    private const int WordsAround = 60;

    /// <summary>All references, structured fields before recognised ones.</summary>
    public static IReadOnlyList<Reference> Of(StudySources sources) =>
    [
        .. Fields(sources).Concat(Annotated(sources)).Concat(Downloads(sources)).Concat(ExternalAddresses(sources)).Concat(Recognised(sources))
            .Where(reference => reference.Target != sources.Accession)
            .DistinctBy(reference => reference.Target, StringComparer.OrdinalIgnoreCase),
    ];

    private static IEnumerable<Reference> Fields(StudySources sources) =>
        Stated(sources.Text.Study, "Study BioImage Archive Accession")
            .Concat(Stated(sources.Text.Study, "Study BioStudies Accession"))
            .Concat(Stated(sources.Text.Study, "Study EMPIAR Accession"));

    private static IEnumerable<Reference> Stated(StudyBlock study, string key) => study.Row(key) is not { } row ? [] :
        row.Cells.SelectMany(cell => Accessions().Matches(cell)).Select(match => new Reference(match.Value, RelationTo(match.Value), row.Where));

    private static IEnumerable<Reference> Annotated(StudySources sources) =>
        sources.Annotated("BioStudies Accession").Concat(sources.Annotated("EMPIAR Accession"))
            .Where(pair => Accessions().IsMatch(pair.Value))
            .Select(pair => new Reference(pair.Value, RelationTo(pair.Value), pair.Where));

    private static IEnumerable<Reference> Downloads(StudySources sources) => sources.Downloads
        .Where(link => link.Accession is not null)
        .Select(link => new Reference(link.Accession!, link.IsConvertedCopy ? ConvertedCopy : RelationTo(link.Accession!), link.Evidence));

    private static string RelationTo(string accession) => accession.StartsWith("S-BIAD", StringComparison.OrdinalIgnoreCase) ? SameStudy : MoreData;

    private static IEnumerable<Reference> ExternalAddresses(StudySources sources)
    {
        var row = sources.Text.Study.Row("Study External URL");
        var stated = row is null
            ? sources.Annotated("External URL").Select(pair => (Text: pair.Address ?? pair.Value, pair.Where))
            : row.Cells.SelectMany(cell => cell.Split([' ', '\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries)).Select(text => (Text: text, row.Where));
        foreach (var (text, where) in stated)
        {
            var address = text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? "http://" + text : text;
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Contains('.', StringComparison.Ordinal))
            {
                yield return new Reference(address, Mention, where);
            }
        }
    }

    private static IEnumerable<Reference> Recognised(StudySources sources)
    {
        foreach (var row in sources.Text.Rows)
        {
            if (IsNoise(row.Key))
            {
                continue;
            }

            foreach (var (cell, match) in row.Cells.SelectMany(cell => Accessions().Matches(cell).Select(match => (cell, match))))
            {
                yield return new Reference(Target(match), Mention, $"{row.Where}: “{Around(cell, match)}”");
            }
        }
    }

    private static string Around(string text, Match match) =>
        text[Math.Max(0, match.Index - WordsAround)..Math.Min(text.Length, match.Index + match.Length + WordsAround)].ReplaceLineEndings(" ").Trim();

    // Names of the study's own files hold accessions of templates and of itself.
    private static bool IsNoise(string key) =>
        key.EndsWith("File Name", StringComparison.OrdinalIgnoreCase) || key.EndsWith("Files Name", StringComparison.OrdinalIgnoreCase)
        || key.StartsWith("Comment", StringComparison.Ordinal) || key.EndsWith("Assay File", StringComparison.OrdinalIgnoreCase);

    private static string Target(Match match) => match.Groups["idr"].Success ? match.Groups["idr"].Value
        : match.Groups["zenodo"].Success ? $"10.5281/zenodo.{match.Groups["zenodo"].Value}"
        : match.Groups["cil"].Success ? $"http://www.cellimagelibrary.org/pages/{match.Value}"
        : match.Value;

    // idr0000 is the template; idr0062-experimentA-… is a file's name.
    [GeneratedRegex(
        @"(?<![\w-])(?:S-BIAD\d{1,6}|S-BSST\d{1,6}|S-BSMS(?:\d{1,5}|-[A-Z]{2,8}\d{1,4})|S-JCBD\d{1,5}|EMPIAR-\d{5,6}|EMD-\d{4,6}|BBBC\d{3}|GSE\d{3,8}|PXD\d{6}|PRJ[EDN][A-Z]\d{3,9}|(?<cil>project_\d{5})|(?<idr>idr(?!0000)\d{4,6})(?!-(?:screen|experiment)[A-Z]-))(?!\w)|zenodo\.(?<zenodo>\d{5,9})(?!\d)",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Accessions();
}
