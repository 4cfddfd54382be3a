using System.Text.RegularExpressions;

using Hub.Connectors.Reading;
using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.Bioschemas;

/// <summary>Which accession a page's dataset has.</summary>
internal static partial class DatasetIdentity
{
    /// <summary>An accession that the archive owns, in identifiers, address or page; else a plain identifier; else the page's last segment.</summary>
    public static (string Accession, IReadOnlyList<TraceEntry> Trace) Of(CrateEntity root, string page, ArchiveDefinition archive)
    {
        var identifiers = root.Texts("identifier").Concat(root.Links("identifier").SelectMany(identifier => identifier.Texts("value"))).Distinct(StringComparer.Ordinal).ToList();
        var findings = new Findings();
        var owned = OwnedAccession.In(archive, [.. identifiers, root.Id, .. root.Texts("url"), page]);
        var (accession, source, rule) = owned is { } found ? (found.Accession, found.Source, "bioschemas.accession-owned")
            : identifiers.Find(identifier => Usable().IsMatch(identifier)) is { } plain ? (plain, plain, "")
            : (Segment(page), page, "bioschemas.accession-from-page");
        if (accession != source)
        {
            findings.Derive("Accession", source, accession, rule, "identifier");
        }

        return (accession, findings.Trace);
    }

    private static string Segment(string page)
    {
        var path = page.Split('?')[0].TrimEnd('/');
        var segment = Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
        return segment.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? segment[..^5] : segment.Length > 0 ? segment : "index";
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{1,99}$", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Usable();
}
