using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Hub.OData;

/// <summary>Sends responses.</summary>
internal static class ODataSending
{
    /// <summary>Streams an export.</summary>
    public static async Task ExportAsync(HttpContext context, ODataRequest request, ResponseScope scope, ODataResponder responder)
    {
        context.Response.ContentType = scope.Format.MediaType;
        string ending = scope.Format.Kind == FormatKind.Csv ? "csv" : "jsonl";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{request.Target.Shape!.SetName}.{ending}\"";
        if (HttpMethods.IsHead(context.Request.Method)) return;
        await responder.ExportAsync(request, scope, context.Response.Body, context.RequestAborted);
    }

    /// <summary>Sends a response, or that it is still what the client has.</summary>
    public static async Task SendAsync(HttpContext context, ODataAnswer answer)
    {
        var response = context.Response;
        response.Headers.ContentDisposition = default;
        response.StatusCode = answer.Status;
        if (answer.Status == StatusCodes.Status204NoContent) return;
        if (answer.Status == StatusCodes.Status200OK)
        {
            string tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(answer.Body.Span)[..12])}\"";
            response.Headers.ETag = tag;
            if (Matches(context.Request.Headers.IfNoneMatch, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }
        response.ContentType = answer.MediaType;
        response.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static bool Matches(StringValues wanted, string tag) =>
        wanted.ToString().Split(',', StringSplitOptions.TrimEntries).Any(each => each == "*" || each == tag);
}
