using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ArchiveServer.BioStudies;

/// <summary>Writes a file list of any length without holding it.</summary>
internal static class FileListBody
{
    private const int FlushEvery = 2000;

    /// <summary>As a JSON array, or as a table of tab-separated values.</summary>
    public static Task WriteAsync(IEnumerable<JsonObject> rows, bool asTable, Stream stream) =>
        asTable ? WriteTableAsync(rows, stream) : WriteJsonAsync(rows, stream);

    private static async Task WriteJsonAsync(IEnumerable<JsonObject> rows, Stream stream)
    {
        await using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = Answers.Relaxed.Encoder });
        writer.WriteStartArray();
        foreach (var (at, row) in rows.Index())
        {
            row.WriteTo(writer);
            if (at % FlushEvery == 0)
            {
                await writer.FlushAsync();
            }
        }

        writer.WriteEndArray();
    }

    private static async Task WriteTableAsync(IEnumerable<JsonObject> rows, Stream stream)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        string[]? names = null;
        foreach (var row in rows)
        {
            var attributes = row["attributes"]!.AsArray();
            if (names is null)
            {
                names = [.. attributes.Select(attribute => attribute!["name"]!.ToString())];
                await writer.WriteLineAsync("Files\tSize\t" + string.Join('\t', names));
            }

            await writer.WriteLineAsync($"{row["path"]}\t{row["size"]}\t{string.Join('\t', attributes.Select(attribute => attribute!["value"]?.ToString()))}");
        }
    }
}
