using System.Globalization;
using System.Text.Json;

using Hub.Records;

namespace Hub.Connectors.Reading;

/// <summary>Reads the JSON parts of payloads, whatever their archive declared.</summary>
public static class JsonParts
{
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The root of a part.</summary>
    /// <param name="part">A part small enough for memory.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JsonException">The part is not JSON.</exception>
    public static async Task<JsonPlace> ReadJsonAsync(this PayloadPart part, CancellationToken cancellationToken)
    {
        // The elements keep the document alive.
        return JsonPlace.Root((await part.ParseJsonAsync(cancellationToken)).RootElement);
    }

    /// <summary>A part as a document, for who is done with it soon: disposed of, its memory serves the next one.</summary>
    /// <param name="part">A part small enough for memory.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="JsonException">The part is not JSON.</exception>
    public static async Task<JsonDocument> ParseJsonAsync(this PayloadPart part, CancellationToken cancellationToken) =>
        JsonDocument.Parse(await part.ReadUtf8Async(cancellationToken), Tolerant);

    /// <summary>What a curator is told of a part that is not JSON.</summary>
    /// <param name="part">The part.</param>
    /// <param name="wrong">What the parser said.</param>
    public static StatedRecords Unreadable(this PayloadPart part, JsonException wrong) => StatedRecords.Unreadable(
        "not-json",
        $"{part.Name} ({part.Content.Length} bytes, {part.MediaType ?? "no media type"}) is not JSON; look at the kept payload, and harvest again if it was cut short.",
        string.Create(CultureInfo.InvariantCulture, $"line {wrong.LineNumber + 1}, column {wrong.BytePositionInLine + 1}"));
}
