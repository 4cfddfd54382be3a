using System.Text;
using Microsoft.AspNetCore.Http;

namespace Hub.OData;

/// <summary>What is posted to a service that only reads: batches, and queries too long for an address.</summary>
internal static class ODataPosts
{
    /// <summary>The last step of an address whose query stands in the body.</summary>
    public const string Query = "/$query";

    private const string Batch = "/$batch";
    private const int LongestBody = 1_048_576;

    /// <summary>Whether a request brings a batch.</summary>
    public static bool IsBatch(HttpContext context) => HttpMethods.IsPost(context.Request.Method) && ODataHttp.Target(context).Split('?')[0].EndsWith(Batch, StringComparison.Ordinal);

    /// <summary>Responds to a batch.</summary>
    /// <param name="context">The request.</param>
    /// <param name="respond">Responds to a request that comes alone.</param>
    /// <exception cref="ODataRefusedException">It is no batch.</exception>
    public static async Task RespondAsync(HttpContext context, RequestDelegate respond)
    {
        string type = context.Request.ContentType ?? "";
        using var body = await BodyAsync(context);
        var runner = new BatchRunner(context, respond);
        if (type.StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase))
            await MultipartResponses.WriteAsync(context.Response, runner.RunAsync(await MultipartBatch.ReadAsync(type, body, context.RequestAborted)));
        else if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            await JsonBatch.WriteAsync(context.Response, runner.RunAsync(await JsonBatch.ReadAsync(body, context.RequestAborted)));
        else throw new ODataRefusedException(StatusCodes.Status415UnsupportedMediaType, "batch-format", "A batch is sent as application/json or multipart/mixed. Set Content-Type.", "Content-Type");
    }

    /// <summary>The query that stands in the body.</summary>
    /// <exception cref="ODataRefusedException">It is no text, or too long.</exception>
    public static async Task<string> QueryAsync(HttpContext context)
    {
        if (context.Request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) != true)
            throw new ODataRefusedException(StatusCodes.Status415UnsupportedMediaType, "query-format", "A query in the body is sent as text/plain, written as in an address: $filter=Year%20eq%202020&$top=5.", "Content-Type");
        using var body = await BodyAsync(context);
        return Encoding.UTF8.GetString(body.ToArray()).Trim();
    }

    private static async Task<MemoryStream> BodyAsync(HttpContext context)
    {
        var body = new MemoryStream();
        byte[] part = new byte[16_384];
        for (int read; (read = await context.Request.Body.ReadAsync(part, context.RequestAborted)) > 0;)
        {
            body.Write(part, 0, read);
            if (body.Length > LongestBody) throw new ODataRefusedException(StatusCodes.Status413PayloadTooLarge, "limit-body", $"A body holds at most {LongestBody} bytes (limit-body). Send less at once.");
        }
        body.Position = 0;
        return body;
    }
}
