using System.Globalization;
using System.Text.RegularExpressions;

using Hub.Records;

namespace Hub.Connectors.Reading.Crates;

/// <summary>Papers of a crate: <c>seeAlso</c> and <c>citation</c>, whose ids are DOIs, PubMed addresses, bare PubMed ids or local.</summary>
public static partial class CratePublications
{
    /// <summary>The papers, each once.</summary>
    /// <param name="root">The root data set.</param>
    public static IEnumerable<Publication> Of(CrateEntity root) =>
        Cited(root).Select(Read).OfType<Publication>().DistinctBy(paper => paper.Doi ?? paper.PubMedId ?? paper.PmcId ?? paper.Title);

    /// <summary>Addresses that are cited, are no papers and hold no accession.</summary>
    /// <param name="root">The root data set.</param>
    public static IEnumerable<Reference> Elsewhere(CrateEntity root) =>
        Cited(root).Where(entity => entity.HasAddress && Read(entity) is null && !NamedAccessions.In(entity.Id, "").Any()).Select(entity => new Reference(entity.Id, "References", "seeAlso"));

    /// <summary>A paper of the words and addresses that name it; null where they name none.</summary>
    /// <param name="title">A title, or a whole citation.</param>
    /// <param name="addresses">Addresses and ids.</param>
    /// <param name="year">A date or year, as written.</param>
    public static Publication? Read(string? title, IReadOnlyList<string> addresses, string? year)
    {
        var words = title is null || title.Contains("://", StringComparison.Ordinal) ? null : title;
        var (authors, name, printed) = words is null ? default : Citation(words) ?? (null, words, null);
        var paper = new Publication
        {
            Title = name,
            Authors = authors,
            Doi = First(Doi(), addresses)?.TrimEnd('.', ',', ';', ')').ToLowerInvariant(),
            PubMedId = First(PubMed(), addresses),
            PmcId = First(Pmc(), addresses)?.ToUpperInvariant(),
            Year = Year(year) ?? printed,
        };
        return (paper.Title ?? paper.Doi ?? paper.PubMedId ?? paper.PmcId) is null ? null : paper;
    }

    private static Publication? Read(CrateEntity entity) =>
        Read(entity.Name, [entity.Id, .. entity.Texts("sameAs"), .. entity.Links("sameAs").Select(same => same.Id), .. entity.Texts("identifier"), .. entity.Texts("url")], entity.Text("datePublished"));

    private static IEnumerable<CrateEntity> Cited(CrateEntity root) => root.Links("seeAlso").Concat(root.Links("citation"));

    private static string? First(Regex pattern, IEnumerable<string> texts) =>
        texts.Select(text => pattern.Match(text)).FirstOrDefault(match => match.Success)?.Groups["id"].Value;

    private static int? Year(string? date) =>
        date is { Length: >= 4 } && int.TryParse(date.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1800 and < 2200 ? year : null;

    // "Aoki K, Kondo Y. Propagating Wave of ERK. Dev Cell. 2017 Nov 6;43(3)." and "Iguchi R, and Okabe S (2020) Neonatal social isolation. Neurosci Res".
    private static (string? Authors, string? Title, int? Year)? Citation(string text)
    {
        var names = EndOfAuthors().Match(text);
        if (!names.Success)
        {
            return null;
        }

        var authors = text[..names.Index];
        var rest = text[(names.Index + names.Length)..];
        var end = rest.IndexOf(". ", StringComparison.Ordinal);
        if (end < 10 || !authors.Replace(" and ", ", ", StringComparison.Ordinal).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).All(name => AuthorName().IsMatch(name)))
        {
            return null;
        }

        var year = names.Groups["year"].Success ? names.Groups["year"].Value : YearIn().Match(rest, end).Value;
        return (authors, rest[..end].Trim(), Year(year));
    }

    [GeneratedRegex("(?<id>10\\.\\d{4,9}/[^\\s\"<>@]{1,200})", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Doi();

    [GeneratedRegex("(?:pubmed(?:\\.ncbi\\.nlm\\.nih\\.gov)?/|^)(?<id>\\d{5,9})/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex PubMed();

    [GeneratedRegex("(?<id>PMC\\d{4,9})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Pmc();

    [GeneratedRegex("\\. {1,2}| \\((?<year>\\d{4})\\) ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex EndOfAuthors();

    // "Okabe S", "van den Berg TK", "Keishi Kishimoto", "Wakamoto Y." but no sentence.
    [GeneratedRegex("^(?:and )?(?:(?:van|von|den|der|de|di|la) ){0,3}\\p{Lu}[\\p{L}'’-]{0,40}(?: (?:van|von|den|der|de|di|la|\\p{Lu}[\\p{L}'’-]{0,40}\\.?)){1,4}$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex AuthorName();

    [GeneratedRegex("\\b(?:19|20)\\d{2}\\b", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex YearIn();
}
