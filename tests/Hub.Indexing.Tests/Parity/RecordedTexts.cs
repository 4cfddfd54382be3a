using System.Text.Json;

namespace Hub.Indexing.Tests.Parity;

/// <summary>Every text of the recorded records beside the repository: strings of JSON, lines of everything else that is text.</summary>
public static class RecordedTexts
{
    private static readonly string[] lineFormats = [".txt", ".md", ".csv", ".tsv", ".xml", ".ttl", ".html"];

    /// <summary>The folder of the records, or null.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The texts, each once, in a fixed order.</summary>
    public static IReadOnlyList<string> All() =>
        Directory.EnumerateFiles(Folder!, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(Read).Where(text => text.Length > 1).Distinct().ToList();

    private static IEnumerable<string> Read(string file)
    {
        string format = Path.GetExtension(file);
        if (lineFormats.Contains(format)) return File.ReadLines(file);
        if (format is not (".json" or ".jsonld")) return [];
        using var json = File.OpenRead(file);
        try
        {
            return [.. Strings(JsonDocument.Parse(json).RootElement)];
        }
        catch (JsonException)
        {
            return File.ReadLines(file);
        }
    }

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Strings(member.Value)),
        _ => [],
    };

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data", "archives");
            if (Directory.Exists(candidate)) return candidate;
        }

        return null;
    }
}
