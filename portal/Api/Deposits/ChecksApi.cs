using Hub.Deposition;
using Hub.Deposition.Accounts;
using Hub.Deposition.Checks;
using Hub.Deposition.PageTab;

namespace Hub.Portal.Api;

/// <summary>Checks a page-tab document that somebody sends, without files.</summary>
public static class ChecksApi
{
    /// <summary>Maps <c>/api/check</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapChecks(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/check", OfDocumentAsync).RequireAuthorization(Roles.Depositor).ExcludeFromDescription();

    private static async Task<IResult> OfDocumentAsync(SubmissionChecks checks, HttpContext context, CancellationToken cancellationToken)
    {
        var form = context.Request.ContentType?.Split(';')[0].Trim() switch
        {
            "application/json" => PageTabForm.Json,
            "application/xml" or "text/xml" => PageTabForm.Xml,
            "text/tab-separated-values" => PageTabForm.Tsv,
            _ => throw new RefusedException(Refusal.Invalid, "content-type", "Page-tab is sent as application/json, application/xml or text/tab-separated-values."),
        };
        var text = await ReadAsync(context.Request.Body, cancellationToken);
        return CheckAnswer.Of(context.Request, await checks.CheckAsync(text, form, NoUploadedFiles.Instance, cancellationToken));
    }

    // One byte more than can be read is enough to be told so.
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int read; bytes.Length <= PageTabLimits.Bytes && (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
