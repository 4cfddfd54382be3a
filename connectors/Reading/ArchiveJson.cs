using System.Text.Json;

using Hub.Records;

namespace Hub.Connectors.Reading;

/// <summary>Asks an archive for JSON that a listing depends on.</summary>
public static class ArchiveJson
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>Asks for an address and reads the answer as JSON.</summary>
    /// <param name="client">The way out.</param>
    /// <param name="address">What to ask for.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="ArchiveException">There is no answer, or it is not JSON; the message names address, line and byte.</exception>
    public static async Task<JsonElement> GetJsonAsync(this IArchiveClient client, Uri address, CancellationToken cancellationToken)
    {
        var response = await client.SendAsync(new ArchiveRequest(address), cancellationToken);
        return Parse(await response.AsPart("answer").ReadTextAsync(cancellationToken), address);
    }

    /// <summary>Reads an answer as JSON.</summary>
    /// <param name="text">The answer.</param>
    /// <param name="address">Where it came from, for the message.</param>
    /// <exception cref="ArchiveException">It is not JSON.</exception>
    public static JsonElement Parse(string text, Uri address)
    {
        try
        {
            // The elements keep the document alive.
            return JsonDocument.Parse(text, Lenient).RootElement;
        }
        catch (JsonException error)
        {
            throw new ArchiveException($"{address} answered with something that is not JSON (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}); try again later, or check the endpoint.", error);
        }
    }
}
