using System.Text.RegularExpressions;

using Hub.Records;

namespace Hub.Connectors.Reading.Crates;

/// <summary>Finds accessions and data DOIs that a text names, in the spellings people give them.</summary>
public static partial class NamedAccessions
{
    private const int ContextLength = 60;

    /// <summary>The references of a text, each target once.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="where">The field it stood in.</param>
    /// <returns>References with the words around them as evidence.</returns>
    public static IEnumerable<Reference> In(string text, string where)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Named().Matches(text))
        {
            var target = Target(match);
            if (seen.Add(target))
            {
                yield return new Reference(target, Relation(text, match.Index), $"{where}: “{Around(text, match)}”");
            }
        }
    }

    private static string Target(Match match)
    {
        var digits = match.Groups["n"].Value;
        if (match.Groups["empiar"].Success)
        {
            return $"EMPIAR-{digits}";
        }

        if (match.Groups["emd"].Success)
        {
            return $"EMD-{digits}";
        }

        if (match.Groups["study"].Success)
        {
            return $"S-{match.Groups["study"].Value.ToUpperInvariant()}{digits}";
        }

        if (match.Groups["idr"].Success)
        {
            return $"idr{digits}";
        }

        if (match.Groups["ssbd"].Success)
        {
            return $"ssbd-repos-{digits.PadLeft(6, '0')}";
        }

        return match.Groups["zenodo"].Success ? $"https://doi.org/10.5281/zenodo.{digits}" : Other(match);
    }

    private static string Other(Match match) => match.Groups["doi"].Success
        ? "https://doi.org/" + match.Groups["doi"].Value.TrimEnd('.').ToLowerInvariant()
        : match.Value;

    // "OME-NGFF converted study from idr0004" is the same images in another form; everything else only names.
    private static string Relation(string text, int at)
    {
        var before = text.AsSpan(Math.Max(0, at - ContextLength), Math.Min(at, ContextLength));
        return before.Contains("converted", StringComparison.OrdinalIgnoreCase) ? "IsVariantFormOf" : "References";
    }

    private static string Around(string text, Match match)
    {
        var from = Math.Max(0, match.Index - ContextLength);
        var to = Math.Min(text.Length, match.Index + match.Length + ContextLength);
        return text[from..to].ReplaceLineEndings(" ").Trim();
    }

    [GeneratedRegex(
        """
        (?<![\w.])(?:
          (?<empiar>EMPIAR)[-\u2010-\u2013\s:]{0,3}(?<n>\d{5,6})(?!\d)
        | (?<emd>EMDB?)-(?<n>\d{4,5})(?!\d)
        | S[-\u2010-\u2013_](?<study>BIAD|BSST|BSMS|BIAS|JCBD|EPMC)[-\s]?(?<n>\d{1,9})(?!\d)
        | (?<idr>idr)-?(?<n>\d{4})(?!\d)
        | (?<ssbd>ssbd)-(?:repos|database)-(?<n>\d{1,6})(?!\d)
        | (?:https?://)?(?:doi\.org/)?(?:10\.5281/)?(?<zenodo>zenodo)(?:\.org/(?:records?|doi/10\.5281/zenodo\.)/?|\.)(?<n>\d{4,9})(?!\d)
        | (?:https?://(?:dx\.)?doi\.org/|doi:\s?)?(?<doi>10\.(?:17867|24631|6084/m9\.figshare|5061/dryad|7272|7295)[/.][\w.-]{3,60})
        | GSE\d{3,8} | BBBC\d{3} | PXD\d{6} | E-MTAB-\d{1,6} | PRJ(?:NA|EB|DB)\d{3,8}
        )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000)]
    private static partial Regex Named();
}
