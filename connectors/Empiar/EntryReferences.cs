using System.Text.RegularExpressions;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.Empiar;

/// <summary>What an entry refers to: structures made of its data, and datasets of the same work in other archives.</summary>
internal static partial class EntryReferences
{
    private static readonly IReadOnlyList<(string Field, string Relation, string Prefix)> Fields =
    [
        ("cross_references", "IsSourceOf", "EMD-"),
        ("related_pdb_entries", "IsSourceOf", "PDB:"),
        ("biostudies_references", "References", ""),
        ("idr_references", "References", ""),
        ("empiar_references", "References", "EMPIAR-"),
    ];

    /// <summary>Every reference once; each item is a text or <c>{"name": …}</c>.</summary>
    public static IEnumerable<Reference> Read(JsonPlace entry, Findings findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (field, relation, prefix) in Fields)
        {
            foreach (var item in entry[field].Each())
            {
                var place = item.IsObject ? item["name"] : item;
                if (place.Text() is not { } text)
                {
                    findings.Warn("reference-empty", $"An item of {field} names nothing; it is left out.", place.Path);
                }
                else if (Prefixed(text, prefix) is var target && seen.Add(target))
                {
                    yield return new Reference(target, relation, place.Path);
                }
            }
        }

        foreach (var workflow in entry["workflows"].Each())
        {
            if (workflow["url"].Text() is { } url)
            {
                yield return new Reference(url, "IsDocumentedBy", workflow["url"].Path);
            }
        }
    }

    // Some items are the bare number or code.
    private static string Prefixed(string text, string prefix) => Bare().IsMatch(text) ? prefix + text.ToUpperInvariant() : text;

    [GeneratedRegex(@"^(\d{4,6}|[1-9][A-Za-z0-9]{3})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bare();
}
