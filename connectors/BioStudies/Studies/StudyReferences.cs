using System.Text.RegularExpressions;

using Hub.Connectors.BioStudies.PageTab;
using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.BioStudies.Studies;

/// <summary>What a study links to: addresses, accessions, and the IDR study that it is a copy of.</summary>
internal static partial class StudyReferences
{
    /// <summary>Every reference once.</summary>
    public static IEnumerable<Reference> Read(PageTabStudy study, Findings findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribute in Idr(study).Where(attribute => seen.Add(attribute.Value)))
        {
            yield return new Reference(attribute.Value, "IsVariantFormOf", attribute.Name);
        }

        foreach (var link in study.Study.WithDescendants().SelectMany(section => section.Links))
        {
            if (!NamesSomething(link.Url))
            {
                findings.Warn("link-unreadable", $"The link '{PlainText.Shortened(link.Url, 60)}' is neither an address nor an accession; it is left out.", link.Where);
            }
            else if (seen.Add(link.Url))
            {
                yield return new Reference(link.Url, "References", link.Type is null ? link.Where : $"{link.Where} ({link.Type})");
            }
        }
    }

    // Studies of IDR that the BioImage Archive converted say which; their root path is the IDR accession too.
    private static IEnumerable<PageTabAttribute> Idr(PageTabStudy study) =>
        study.Study.All("IDR accession number").Concat(study.Envelope.All("RootPath")).Where(attribute => IdrAccession().IsMatch(attribute.Value));

    private static bool NamesSomething(string url) => url.Length <= 2000 && Target().IsMatch(url);

    [GeneratedRegex(@"^idr\d{4,}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdrAccession();

    // An address, a host without scheme, a DOI, or a word with a digit in it.
    [GeneratedRegex(@"^((https?|ftp)://\S+|(doi:\s*)\S.*|10\.\d{4,9}/\S+|([\w-]+\.)+[a-z]{2,}/\S*|[A-Za-z][\w.:-]*\d[\w.:-]*)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Target();
}
