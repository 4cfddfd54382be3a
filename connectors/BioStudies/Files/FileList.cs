using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.BioStudies.Files;

/// <summary>Streams file lists of any length: a JSON array, a page of the file table, or tab-separated values. A row without a usable path is null.</summary>
internal static class FileList
{
    /// <summary>The media type of tab-separated lists.</summary>
    public const string Tabbed = "text/tab-separated-values";

    private static readonly JsonSerializerOptions Rows = new() { AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip };

    /// <summary>The rows of a part.</summary>
    /// <param name="part">A file list, or a page of the file table.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <exception cref="ArchiveException">The list is malformed; the message names part, line and column.</exception>
    public static IAsyncEnumerable<DataFile?> ReadAsync(PayloadPart part, CancellationToken cancellationToken)
    {
        if (part.Name.StartsWith(StudyParts.TablePrefix, StringComparison.Ordinal))
        {
            return ReadTableAsync(part, cancellationToken);
        }

        return part.MediaType == Tabbed || part.Name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? TabbedFileList.ReadAsync(part, cancellationToken) : ReadJsonAsync(part, cancellationToken);
    }

    private static async IAsyncEnumerable<DataFile?> ReadJsonAsync(PayloadPart part, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await part.Content.OpenReadAsync(cancellationToken);
        await using var rows = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(stream, Rows, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(part, rows))
        {
            foreach (var row in JsonPlace.Root(rows.Current).Each())
            {
                yield return FileRow.Read(row);
            }
        }
    }

    private static async ValueTask<bool> NextAsync(PayloadPart part, IAsyncEnumerator<JsonElement> rows)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (JsonException wrong)
        {
            throw new ArchiveException(
                string.Create(CultureInfo.InvariantCulture, $"The file list {part.Name} is no JSON array of files (line {wrong.LineNumber + 1}, column {wrong.BytePositionInLine + 1}); look at the kept payload, and harvest again if it was cut short."),
                wrong);
        }
    }

    private static async IAsyncEnumerable<DataFile?> ReadTableAsync(PayloadPart part, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JsonPlace page;
        try
        {
            page = await part.ReadJsonAsync(cancellationToken);
        }
        catch (JsonException wrong)
        {
            throw new ArchiveException($"The page {part.Name} of the file table is not JSON (line {wrong.LineNumber + 1}); harvest the study again.", wrong);
        }

        foreach (var row in page["items"].Each())
        {
            yield return FileRow.ReadTable(row);
        }
    }
}
