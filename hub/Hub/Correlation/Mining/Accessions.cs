using System.Text;
using System.Text.RegularExpressions;

namespace Hub.Correlation;

/// <summary>Finds the accessions that a text, an address or a DOI names, whatever people put around them: <c>entry # EMPIAR-10819</c>, <c>10.6019/S-BIAD1866</c>.</summary>
public static partial class Accessions
{
    /// <summary>Longest text that is read; what follows is left out.</summary>
    public const int LongestText = 200_000;

    /// <summary>All accessions of a text in order, each time it is named.</summary>
    /// <param name="text">Plain text of a stranger.</param>
    public static IEnumerable<NamedAccession> In(string text)
    {
        // No accession is without a number.
        if (!text.AsSpan().ContainsAnyInRange('0', '9') && Ascii.IsValid(text))
        {
            yield break;
        }

        var read = text.Length <= LongestText ? text : text[..LongestText];
        foreach (Match match in Named().Matches(read))
        {
            yield return new NamedAccession(Spelled(match), match.Index, match.Length);
        }
    }

    /// <summary>
    /// The one accession that a reference names: bare, in an address, or in a DOI. Null where it names none, or several,
    /// or only shows the accession inside a longer file name.
    /// </summary>
    /// <param name="reference">A reference's target as its source spells it.</param>
    public static string? Of(string reference)
    {
        var named = In(reference).Select(each => each.Accession).Distinct(StringComparer.Ordinal).Take(2).ToArray();
        return named is [var only] ? only : Structure().IsMatch(reference) ? reference : null;
    }

    /// <summary>Whether an accession is one of an archive of images, not of structures, sequences or papers.</summary>
    /// <param name="accession">In its owner's spelling.</param>
    public static bool IsOfImages(string accession) => Images().IsMatch(accession);

    private static string Spelled(Match match)
    {
        var number = match.Groups["n"].Value;
        return match switch
        {
            _ when match.Groups["empiar"].Success => $"EMPIAR-{number}",
            _ when match.Groups["emd"].Success => $"EMD-{number}",
            _ when match.Groups["study"].Success => $"S-{match.Groups["study"].Value.ToUpperInvariant()}{match.Groups["k"].Value.ToUpperInvariant()}{number}",
            _ when match.Groups["idr"].Success => $"idr{number}",
            _ when match.Groups["ssbd"].Success => $"ssbd-repos-{number.PadLeft(6, '0')}",
            _ when match.Groups["zenodo"].Success => $"10.5281/zenodo.{number}",
            _ when match.Groups["doi"].Success => match.Groups["doi"].Value.TrimEnd('.', '-').ToLowerInvariant(),
            _ => match.Value.ToUpperInvariant(),
        };
    }

    // idr0000 is IDR's template, and idr0062-experimentA-… the name of a file; S-BIADTEST has no number.
    [GeneratedRegex(
        """
        (?<![\w.-])(?:
          (?<empiar>EMPIAR)[-\u2010-\u2013\s:\#]{0,3}(?<n>\d{5,6})(?!\d)
        | (?<emd>EMDB?)-(?<n>\d{4,6})(?!\d)
        | S[-\u2010-\u2013_](?<study>BIAD|BSST|BSMS|BIAS|JCBD|EPMC|HUB)(?:(?<k>-[A-Z]{2,8})(?<n>\d{1,4})|[-\s]?(?<n>\d{1,9}))(?!\d)
        | (?<idr>idr)-?(?!0000)(?<n>\d{4})(?!\d|-(?:screen|experiment)[A-Z]-)
        | (?<ssbd>ssbd)-(?:repos|database)-(?<n>\d{1,6})(?!\d)
        | (?:10\.5281/)?(?<zenodo>zenodo)(?:\.org/(?:records?|doi/10\.5281/zenodo\.)/?|\.)(?<n>\d{4,9})(?!\d)
        | (?<doi>10\.(?:17867|24631)/[\w.-]{3,60})
        | GSE\d{3,8}(?!\d) | BBBC\d{3}(?!\d) | PXD\d{6}(?!\d) | E-MTAB-\d{1,6}(?!\d) | PRJ(?:NA|EB|DB)\d{3,8}(?!\d)
        )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        2000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^PDB:[1-9][A-Z0-9]{3}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Structure();

    [GeneratedRegex(@"^(EMPIAR-|S-|idr\d|ssbd-|10\.17867/|10\.24631/)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Images();
}
