using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

using Microsoft.Net.Http.Headers;

namespace ArchiveServer;

/// <summary>Answers in the forms that the real hosts give them.</summary>
internal static class Answers
{
    /// <summary>JSON as archives write it: UTF-8, letters beyond ASCII unescaped.</summary>
    public static JsonSerializerOptions Relaxed { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A JSON document without a mark of its version.</summary>
    public static IResult Json(JsonNode node, int status = StatusCodes.Status200OK) =>
        Results.Text(node.ToJsonString(Relaxed), "application/json", Encoding.UTF8, status);

    /// <summary>Bytes with an ETag; a request that names it gets 304.</summary>
    public static IResult Tagged(byte[] bytes, string mediaType) =>
        Results.Bytes(bytes, mediaType, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\""));

    /// <summary>A recorded file with an ETag; a request that names it gets 304.</summary>
    public static IResult Recorded(string path, string mediaType) => Tagged(File.ReadAllBytes(path), mediaType);

    /// <summary>The page that a web server shows instead of an answer.</summary>
    public static IResult Html(int status, string title) =>
        Results.Text($"<!DOCTYPE html>\n<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n", "text/html", Encoding.UTF8, status);
}
