using System.Text.RegularExpressions;

namespace Hub.Vocabularies;

/// <summary>Reads DOI, PubMed and PubMed Central ids from the spellings archives use.</summary>
internal static partial class PublicationIdSpelling
{
    private const int MaxLength = 500;

    private static readonly char[] Trailing = ['.', ',', ';', ':', '\'', '"', '>', ']', '}', '/', '?', '#'];

    /// <summary>A DOI bare and lower-case: from <c>doi:</c>, any resolver's address, percent-encoded, with punctuation behind it.</summary>
    public static Reading<string?> Doi(string text)
    {
        var folded = WidthFolding.Fold(text).Trim();
        if (IsAbsent(folded))
        {
            return new Reading<string?>(null, "doi.absent");
        }

        var decoded = Decoded(folded.Length > MaxLength ? folded[..MaxLength] : folded);
        var doi = WithoutTail(DoiPattern().Match(decoded).Value).ToLowerInvariant();
        return DoiPattern().IsMatch(doi)
            ? new Reading<string?>(doi, "doi.spelling")
            : new Reading<string?>(null, "doi.refused", "it is no DOI (10.…/…)");
    }

    /// <summary>A PubMed id's digits.</summary>
    public static Reading<string?> PubMed(string text) => Number(text, PubMedPattern(), "", "pubmed", "it is no PubMed id (one to nine digits)");

    /// <summary>A PubMed Central id with its letters: <c>PMC1234567</c>.</summary>
    public static Reading<string?> Pmc(string text) => Number(text, PmcPattern(), "PMC", "pmc", "it is no PubMed Central id (PMC and digits)");

    private static Reading<string?> Number(string text, Regex pattern, string prefix, string kind, string refusal)
    {
        var folded = WidthFolding.Fold(text).Trim();
        if (IsAbsent(folded))
        {
            return new Reading<string?>(null, kind + ".absent");
        }

        var digits = pattern.Match(folded).Groups["digits"].Value.TrimStart('0');
        return digits.Length > 0
            ? new Reading<string?>(prefix + digits, kind + ".spelling")
            : new Reading<string?>(null, kind + ".refused", refusal);
    }

    private static bool IsAbsent(string text) => text.ToUpperInvariant() is "" or "NA" or "N/A" or "NONE" or "-" or "NULL" or "0" or "TBA" or "TBD";

    private static string Decoded(string doi)
    {
        var next = Uri.UnescapeDataString(doi);
        while (next != doi)
        {
            (doi, next) = (next, Uri.UnescapeDataString(next));
        }

        return doi;
    }

    // A bracket at the end belongs to the sentence around the DOI unless it was opened inside it.
    private static string WithoutTail(string doi)
    {
        while (true)
        {
            var shorter = doi.TrimEnd(Trailing);
            if (shorter.EndsWith(')') && shorter.Count(c => c == ')') > shorter.Count(c => c == '('))
            {
                shorter = shorter[..^1];
            }

            if (shorter.Length == doi.Length)
            {
                return doi;
            }

            doi = shorter;
        }
    }

    [GeneratedRegex(@"10\.[0-9]{4,9}(\.[0-9]+)*/[^\s""<>\p{C}]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DoiPattern();

    [GeneratedRegex(@"^((pmid|pubmed)\s*(id)?\s*[:#]?\s*|https?://\S*/(pubmed/)?)?(?<digits>[0-9]{1,9})/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PubMedPattern();

    [GeneratedRegex(@"^((pmcid\s*[:#]?\s*)?|https?://\S*/)(PMC\s*:?\s*)?(?<digits>[0-9]{1,9})(\.[0-9]+)?/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PmcPattern();
}
