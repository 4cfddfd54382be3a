using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

using Hub.Records;

namespace Hub.Deposition.Checks;

/// <summary>Streams file lists of any length, tab-separated or JSON, with any columns, at constant memory.</summary>
public static class FileListReader
{
    private static readonly JsonSerializerOptions Items = new() { AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip };

    /// <summary>Whether a list of this name is tab-separated; any other is JSON.</summary>
    /// <param name="name">The list's path.</param>
    public static bool IsTabbed(string name) =>
        name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    /// <summary>The rows in order.</summary>
    /// <param name="list">The uploaded list.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <exception cref="FileListException">It is malformed; the rows before that were given.</exception>
    public static IAsyncEnumerable<ListedRow> ReadAsync(UploadedFile list, CancellationToken cancellationToken) =>
        IsTabbed(list.Path) ? TabbedRows.ReadAsync(list.Content, cancellationToken) : ReadJsonAsync(list.Content, cancellationToken);

    private static async IAsyncEnumerable<ListedRow> ReadJsonAsync(IContent content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = await content.OpenReadAsync(cancellationToken);
        await using var items = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(stream, Items, cancellationToken).GetAsyncEnumerator(cancellationToken);
        long number = 0;
        while (await NextAsync(items))
        {
            number++;
            yield return Row(number, items.Current);
        }
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<JsonElement> items)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (JsonException wrong)
        {
            throw new FileListException("This is no JSON list of files, [{\"path\": …, \"attributes\": [{\"name\": …, \"value\": …}]}].", (wrong.LineNumber ?? 0) + 1, (int)(wrong.BytePositionInLine ?? 0) + 1);
        }
    }

    private static ListedRow Row(long number, JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return new ListedRow(number, null, null, []);
        }

        var attributes = item.TryGetProperty("attributes", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(Attribute).OfType<KeyValue>().ToList()
            : [];
        return new ListedRow(number, Text(item, "path")?.Trim(), long.TryParse(Text(item, "size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null, attributes);
    }

    private static KeyValue? Attribute(JsonElement attribute) =>
        attribute.ValueKind == JsonValueKind.Object && Text(attribute, "name") is { } name && Text(attribute, "value") is { } value ? new KeyValue(name, value) : null;

    private static string? Text(JsonElement item, string name) => !item.TryGetProperty(name, out var member) ? null : member.ValueKind switch
    {
        JsonValueKind.String => member.GetString(),
        JsonValueKind.Number => member.GetRawText(),
        _ => null,
    };
}
