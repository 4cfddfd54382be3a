using System.Text.Json;

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
        try
        {
            return JsonDocument.Parse(TextFile.WithoutMark(bytes), Options);
        }
        catch (JsonException error)
        {
            var message = error.Message.Split(" LineNumber:", 2)[0];
            throw new TransformationFormatException($"line {error.LineNumber + 1 ?? 1}", $"This is no JSON that can be read: {FileLimits.Clean(message)}");
        }
    }
}
