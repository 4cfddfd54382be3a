using System.Globalization;
using System.Text.Json.Nodes;

namespace ArchiveServer.Empiar;

/// <summary>Recorded EMPIAR entries by number: API answers, and XML headers in the API's shape.</summary>
internal static class RecordedEntries
{
    // Entries that upstream renamed for its tests ("EMPIAR-TEST") and that name no real entry are served from here on.
    private const int FirstUnnumbered = 13001;

    /// <summary>Every entry below <c>empiar/</c>; of several of one number the first file's.</summary>
    public static SortedDictionary<int, JsonNode> Of(RecordSet records)
    {
        var entries = new SortedDictionary<int, JsonNode>();
        var unnumbered = FirstUnnumbered;
        foreach (var (accession, entry) in records.Files("empiar", "*.json").SelectMany(ApiAnswers))
        {
            var number = Number(accession) ?? Number(entry["entry_doi"]?.ToString() ?? "") ?? unnumbered++;
            entries.TryAdd(number, entry);
        }

        foreach (var header in records.Files("empiar", "*.xml").Select(XmlHeader.Read))
        {
            entries.TryAdd(header.Number, header.Entry);
        }

        return entries;
    }

    private static IEnumerable<(string Accession, JsonNode Entry)> ApiAnswers(string path)
    {
        var answer = JsonNode.Parse(File.ReadAllText(path)) as JsonObject;
        return from pair in answer?.ToList() ?? []
               where pair.Key.StartsWith("EMPIAR-", StringComparison.Ordinal) && pair.Value is JsonObject
               select (pair.Key, pair.Value!.DeepClone());
    }

    private static int? Number(string name)
    {
        var digits = name[(name.LastIndexOf('-') + 1)..];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
