using System.Security.Cryptography;
using System.Text;

using Hub.Connectors.Idr.Sources;
using Hub.Records;

namespace Hub.Connectors.Idr.Asking;

/// <summary>
/// Groups what the server and the site list by accession. What a study's listing holds travels as hints, so that a fetch asks
/// only for the files of the study's own repository.
/// </summary>
internal static class IdrListing
{
    /// <summary>Every study that the server or the site's size table names, ordered by accession.</summary>
    public static IEnumerable<ListedRecord> Of(SiteTables site, IReadOnlyList<ListedContainer> containers, ILookup<string, string> annotations)
    {
        var sizes = site.Sizes.Rows.ToLookup(row => Container.AccessionOf(site.Sizes.Cell(row, "Study")), StringComparer.Ordinal);
        var downloads = site.Downloads.Rows.ToLookup(row => site.Downloads.Cell(row, "idrid"), StringComparer.Ordinal);
        var members = containers.ToLookup(listed => listed.Container.Accession, StringComparer.Ordinal);
        foreach (var accession in members.Select(group => group.Key).Union(sizes.Select(group => group.Key), StringComparer.Ordinal).OfType<string>().Order(StringComparer.Ordinal))
        {
            var hints = new Dictionary<string, string>(StringComparer.Ordinal);
            Add(PartNames.Containers, List(members[accession].Select(listed => listed.Json)));
            Add(PartNames.Annotations, List(members[accession].SelectMany(listed => annotations[listed.Container.Reference].Select(json =>
                $"{{\"container\":\"{listed.Container.Reference}\",\"annotation\":{json}}}"))));
            Add(PartNames.Sizes, sizes[accession].Any() ? site.Sizes.Extract(sizes[accession]) : null);
            Add(PartNames.Downloads, downloads[accession].Any() ? site.Downloads.Extract(downloads[accession]) : null);
            yield return new ListedRecord(accession) { ChangeMark = Mark(site.Release, hints), Hints = hints };

            void Add(string part, string? text)
            {
                if (text is not null)
                {
                    hints.Add(part, text);
                }
            }
        }
    }

    private static string? List(IEnumerable<string> items)
    {
        var list = string.Join(",\n", items);
        return list.Length == 0 ? null : $"[{list}]";
    }

    // The study's own files have no date that can be had for all at once; the archive's release says that they may have changed.
    private static string Mark(string release, Dictionary<string, string> hints)
    {
        var text = string.Join('\0', hints.OrderBy(hint => hint.Key, StringComparer.Ordinal).Select(hint => hint.Value).Prepend(release));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
