using System.Text.Json;
using System.Text.Unicode;

namespace Hub.Correlation;

/// <summary>Opens JSON of strangers: bounded depth, comments passed over as in many published files, names that occur twice refused.</summary>
internal static class JsonFile
{
    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = FileLimits.Depth,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    public static JsonDocument Parse(ReadOnlyMemory<byte> bytes)
    {
        var json = TextFile.WithoutMark(bytes);
        try
        {
            CheckTexts(json.Span);
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException error)
        {
            var message = error.Message.Split(" LineNumber:", 2)[0];
            throw new TransformationFormatException($"line {error.LineNumber + 1 ?? 1}", $"This is no JSON that can be read: {FileLimits.Clean(message)}");
        }
    }

    /// <summary>Refuses texts that are none, with their line: the parser leaves them alone until somebody asks for them.</summary>
    private static void CheckTexts(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = FileLimits.Depth, CommentHandling = JsonCommentHandling.Skip });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsText(ref reader))
            {
                var line = json[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
                throw new TransformationFormatException($"line {line}", "A text here is no UTF-8, or an escape in it is half a character.");
            }
        }
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return Utf8.IsValid(reader.ValueSpan);
        }

        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
