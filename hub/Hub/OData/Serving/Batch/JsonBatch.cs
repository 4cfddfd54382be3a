using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Hub.OData;

/// <summary>Batches as JSON: <c>{"requests": [{"id": "1", "method": "GET", "url": "Datasets?$top=1"}]}</c>.</summary>
internal static class JsonBatch
{
    /// <summary>Reads the requests.</summary>
    /// <exception cref="ODataRefusedException">The body is no batch.</exception>
    public static async Task<IReadOnlyList<BatchRequest>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
            return [.. json.RootElement.GetProperty("requests").EnumerateArray().Select(One)];
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new ODataRefusedException(400, "batch-unreadable", "The body is no batch. Send {\"requests\": [{\"id\": \"1\", \"method\": \"GET\", \"url\": \"Datasets?$top=1\"}]}.", "requests");
        }
    }

    /// <summary>Writes the responses.</summary>
    public static async Task WriteAsync(HttpResponse response, IAsyncEnumerable<BatchResponse> responses)
    {
        using var buffer = new MemoryStream();
        await using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("responses");
            await foreach (var each in responses) Write(json, each);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        response.ContentType = "application/json";
        response.ContentLength = buffer.Length;
        buffer.Position = 0;
        await buffer.CopyToAsync(response.Body, response.HttpContext.RequestAborted);
    }

    private static BatchRequest One(JsonElement request)
    {
        if (request.TryGetProperty("if", out _)) throw new ODataRefusedException(501, "batch-if", "Conditions of requests (\"if\") are not supported. Use dependsOn.", "if");
        var headers = request.TryGetProperty("headers", out var given) ? given.EnumerateObject().Select(header => KeyValuePair.Create(header.Name, header.Value.ToString())).ToArray() : [];
        string[] needed = request.TryGetProperty("dependsOn", out var depends) ? [.. depends.EnumerateArray().Select(id => id.GetString()!)] : [];
        string? group = request.TryGetProperty("atomicityGroup", out var named) ? named.GetString() : null;
        return new BatchRequest(request.GetProperty("id").ToString(), request.GetProperty("method").GetString()!, request.GetProperty("url").GetString()!, headers, needed, group);
    }

    private static void Write(Utf8JsonWriter json, BatchResponse response)
    {
        json.WriteStartObject();
        json.WriteString("id", response.Id);
        json.WriteNumber("status", response.Status);
        json.WriteStartObject("headers");
        foreach (var header in response.Headers) json.WriteString(header.Key, header.Value);
        json.WriteEndObject();
        if (!response.Body.IsEmpty)
        {
            string type = response.Header("content-type") ?? "";
            json.WritePropertyName("body");
            if (type.StartsWith("application/json", StringComparison.Ordinal)) json.WriteRawValue(response.Body.Span);
            else json.WriteStringValue(type.StartsWith("text/", StringComparison.Ordinal) ? Encoding.UTF8.GetString(response.Body.Span) : Base64Url.EncodeToString(response.Body.Span));
        }
        json.WriteEndObject();
    }
}
