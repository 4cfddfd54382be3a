using System.Text.Json;

using Hub.Records;
using Hub.Tests.Making;

namespace Hub.Tests.Vocabularies;

/// <summary>The terms and licences that the recorded crates and study files state, read in the simplest way that finds them.</summary>
internal static class RecordedTerms
{
    public static IReadOnlyList<StatedTerm> Taxa { get; } =
        [.. Nodes("Taxon").Select(node => new StatedTerm(Text(node, "@id"), Text(node, "scientificName") ?? Text(node, "name"))), .. Columns("Organism")];

    public static IReadOnlyList<StatedTerm> Methods { get; } =
    [
        .. Nodes("DefinedTerm").Where(node => Text(node, "@id")?.Contains("fbbi", StringComparison.OrdinalIgnoreCase) == true).Select(node => new StatedTerm(Text(node, "@id"), Text(node, "name"))),
        .. Columns("Imaging Method"),
    ];

    public static IReadOnlyList<StatedTerm> StudyTypes { get; } = [.. Columns("Type")];

    public static IReadOnlyList<StatedTerm> Licences { get; } =
        [.. Nodes("Dataset").Select(node => Text(node, "license")).OfType<string>().Select(address => new StatedTerm(address, null)), .. StudyLicences()];

    private static IEnumerable<JsonElement> Nodes(string type)
    {
        if (SharedData.Folder is null)
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(SharedData.Path("archives"), "*ro-crate-metadata*.json", SearchOption.AllDirectories))
        {
            using var crate = JsonDocument.Parse(File.ReadAllBytes(file));
            if (!crate.RootElement.TryGetProperty("@graph", out var graph))
            {
                continue;
            }

            foreach (var node in graph.EnumerateArray().Where(node => HasType(node, type)))
            {
                yield return node.Clone();
            }
        }
    }

    private static bool HasType(JsonElement node, string type) => node.TryGetProperty("@type", out var stated)
        && (stated.ValueKind == JsonValueKind.String ? stated.GetString() == type : stated.EnumerateArray().Any(one => one.GetString() == type));

    private static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    // Columns of the rows "Study Organism", "… Term Source REF" and "… Term Accession" belong together.
    private static IEnumerable<StatedTerm> Columns(string what)
    {
        foreach (var rows in Studies())
        {
            foreach (var (at, (name, labels)) in rows.Index().Where(row => row.Item.Name == $"Study {what}" || row.Item.Name == $"Screen {what}" || row.Item.Name == $"Experiment {what}"))
            {
                // Sections repeat, so the accessions are the next row of that name.
                var ids = rows.Skip(at).FirstOrDefault(row => row.Name == $"{name} Term Accession").Cells ?? [];
                var ontologies = rows.Skip(at).FirstOrDefault(row => row.Name == $"{name} Term Source REF").Cells ?? [];
                foreach (var (column, label) in labels.Index().Where(cell => cell.Item.Length > 0))
                {
                    yield return new StatedTerm(At(ids, column), label, At(ontologies, column));
                }
            }
        }
    }

    private static IEnumerable<StatedTerm> StudyLicences() => Studies().Select(rows => new StatedTerm(
        At(rows.FirstOrDefault(row => row.Name == "Study License URL").Cells ?? [], 0),
        At(rows.FirstOrDefault(row => row.Name == "Study License").Cells ?? [], 0)));

    private static string? At(string[] cells, int column) => column < cells.Length && cells[column].Length > 0 ? cells[column] : null;

    private static IEnumerable<List<(string Name, string[] Cells)>> Studies() => SharedData.Folder is null ? [] :
        Directory.EnumerateFiles(SharedData.Path("archives", "idr", "study_txt"), "*.txt", SearchOption.AllDirectories)
            .Select(file => File.ReadAllLines(file)
                .Select(line => line.Split('\t', StringSplitOptions.TrimEntries))
                .Where(cells => cells[0].Length > 0 && !cells[0].StartsWith('#') && !cells.Skip(1).All(cell => cell.Length == 0 || cell.StartsWith('#')))
                .Select(cells => (cells[0], cells[1..]))
                .ToList());
}
