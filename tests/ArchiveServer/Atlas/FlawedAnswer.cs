using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

using ArchiveServer.Flaws;

using Microsoft.Extensions.Primitives;

namespace ArchiveServer.Atlas;

/// <summary>Answers as a broken transport gives them. Most flaws hit one record, so that everything else of the archive can be seen to be in order.</summary>
internal static class FlawedAnswer
{
    /// <summary>Answers a request, or spoils the answer.</summary>
    public static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var flaw = FlawOf.Request(http);
        if (flaw == Flaw.ListingDown && http.Request.RouteValues["id"] is null)
        {
            return Answers.Html(StatusCodes.Status500InternalServerError, "Internal Server Error");
        }

        if (flaw == Flaw.ClockSkew)
        {
            http.Response.Headers.Date = "Fri, 01 Jan 1999 00:00:00 GMT";
        }

        return http.Request.RouteValues["id"] is "ATLAS-1003" ? await SpoilAsync(flaw, http) ?? await next(context) : await next(context);
    }

    private static async Task<object?> SpoilAsync(Flaw flaw, HttpContext http)
    {
        switch (flaw)
        {
            case Flaw.CutBody:
                http.Response.ContentType = "application/json";
                http.Response.ContentLength = 1000;
                await http.Response.WriteAsync("{\"id\": \"ATLAS-1003\", ");
                await http.Response.Body.FlushAsync();
                http.Abort();
                return Results.Empty;
            case Flaw.Hanging:
                await Task.Delay(Timeout.Infinite, http.RequestAborted);
                return Results.Empty;
            case Flaw.BusyForEver:
                http.Response.Headers.RetryAfter = "1";
                return Results.StatusCode(StatusCodes.Status429TooManyRequests);
            case Flaw.CompressionBomb:
                http.Response.Headers.ContentEncoding = "gzip";
                return Results.Bytes(Bomb(), "application/json");
            case Flaw.StrangeEncoding:
                http.Response.Headers.ContentEncoding = new StringValues("compress");
                return Results.Bytes("{}"u8.ToArray(), "application/json");
            default:
                return Simple(flaw, http);
        }
    }

    private static IResult? Simple(Flaw flaw, HttpContext http) => flaw switch
    {
        Flaw.Accepted => Results.StatusCode(StatusCodes.Status202Accepted),
        Flaw.HtmlWall => Answers.Html(StatusCodes.Status200OK, "Checking your browser"),
        Flaw.EmptyAnswer => Results.Bytes([], "application/json"),
        Flaw.BusyWithoutRetryAfter => Results.StatusCode(StatusCodes.Status429TooManyRequests),
        Flaw.PrivateRedirect => Results.Redirect("http://169.254.169.254/latest/meta-data/"),
        Flaw.RedirectLoop => Results.Redirect(http.Request.Path),
        Flaw.Oversized => Results.Bytes(new byte[17 << 20], "application/json"),
        Flaw.WrongCharset => Results.Bytes(Encoding.Latin1.GetBytes(new JsonObject { ["id"] = "ATLAS-1003", ["title"] = "Zürich" }.ToJsonString(Answers.Relaxed)), "application/json; charset=utf-8"),
        Flaw.Malformed => Results.Text("{\"id\": \"ATLAS-1003\", \"title\": ", "application/json"),
        Flaw.TooDeep => Results.Text($"{{\"id\": \"ATLAS-1003\", \"title\": \"T\", \"x\": {new string('[', 1000)}{new string(']', 1000)}}}", "application/json"),
        Flaw.NoMediaType => Results.Bytes(Encoding.UTF8.GetBytes("{\"id\": \"ATLAS-1003\", \"title\": \"T\"}"), ""),
        _ => null,
    };

    private static byte[] Bomb()
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.SmallestSize))
        {
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 12; megabyte++)
            {
                gzip.Write(zeros);
            }
        }

        return memory.ToArray();
    }
}
