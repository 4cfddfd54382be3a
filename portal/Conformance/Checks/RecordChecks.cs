using System.Text.RegularExpressions;

namespace Hub.Portal.Conformance;

/// <summary>Whether records can be told apart and are nobody else's.</summary>
internal static class RecordChecks
{
    private const string Group = "Records";
    private const int LongestTitle = 1000;

    internal static IEnumerable<Check> All { get; } =
    [
        new("accession-present", Group, "Every record has an accession", "Give every record an identifier, and map it.",
            seen => Problems(seen, "accession-missing")),
        new("accession-once", Group, "An accession belongs to one record", "Two records must not share an accession.",
            seen => Verdict.Against(
                from sample in seen.Read
                from record in sample.Stated!.Records
                group sample.Listed.Key by record.Accession into same
                where same.Distinct().Count() > 1
                select $"{same.Key} is the accession of {string.Join(" and ", same.Distinct().Take(3))}.")),
        new("accession-own", Group, "Accessions are the archive's own", "Map the archive's own identifier; name other archives' accessions as references.", Own),
        new("title-present", Group, "Every record has a title", "Give every record a title, and map it.",
            seen => Problems(seen, "title-missing")),
        new("title-length", Group, "Titles are titles", "A title is a line, not an abstract.",
            seen => Verdict.Against(from sample in seen.Read from record in sample.Stated!.Records where record.Title.Length > LongestTitle select $"{record.Accession} has a title of {record.Title.Length} characters.")),
        new("links-are-addresses", Group, "Links are addresses of the web", "A landing page begins with https.",
            seen => Verdict.Against(from sample in seen.Read from record in sample.Stated!.Records from link in new[] { record.LandingPage, record.ThumbnailUrl } where link is not null && !IsWeb(link) select $"{record.Accession}: '{link}'.")),
        new("landing-pages-answer", Group, "Landing pages are there", "Look at the page in a browser.",
            seen => !seen.Read.Any() ? Verdict.NotReached
                : seen.LandingPages.Count == 0 ? Verdict.NotApplicable("The records name no page at the archive's own addresses.")
                : Verdict.Against(seen.LandingPages.Where(page => page.Failure is not null).Select(page => page.Failure!))),
        new("files-inside", Group, "Paths of files stay within their dataset", "Give paths relative to the dataset.",
            seen => Problems(seen, "file-outside")),
        new("files-once", Group, "Each file is listed once", "Paths must be unique in the dataset.",
            seen => Problems(seen, "file-twice")),
    ];

    internal static Verdict Problems(Examination seen, params IReadOnlyList<string> codes) => seen.Samples.All(sample => sample.Stated is null)
        ? Verdict.NotReached
        : Verdict.Against(from sample in seen.Samples from problem in sample.Problems where codes.Contains(problem.Code) select $"{sample.Listed.Key}: {problem.Message}");

    private static Verdict Own(Examination seen)
    {
        if (seen.Archive.OwnsAccessions is not { } owns)
        {
            return Verdict.NotApplicable("The definition names no pattern of accessions that the archive owns.");
        }

        var pattern = new Regex($"^(?:{owns})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return Verdict.Against(from sample in seen.Read from record in sample.Stated!.Records where !pattern.IsMatch(record.Accession) select $"{record.Accession} is none of {owns}.");
    }

    private static bool IsWeb(string link) => Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
