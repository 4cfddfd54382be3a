using System.Globalization;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Hub.Deposition.Uploads;

/// <summary>The verbs of tus.</summary>
internal static class TusAnswers
{
    /// <summary>Where uploads are created.</summary>
    public const string Address = "/api/uploads";

    private const string Bytes = "application/offset+octet-stream";

    /// <summary>What the hub can do of tus.</summary>
    public static NoContent Abilities(HttpContext context, IOptions<UploadOptions> options)
    {
        var headers = context.Response.Headers;
        headers["Tus-Version"] = "1.0.0";
        headers["Tus-Extension"] = "creation,creation-with-upload,checksum,expiration,termination,concatenation";
        headers["Tus-Max-Size"] = options.Value.MaxFileBytes.ToString(CultureInfo.InvariantCulture);
        headers["Tus-Checksum-Algorithm"] = ChunkChecksum.Algorithms;
        return TypedResults.NoContent();
    }

    /// <summary>Begins an upload.</summary>
    public static async Task<IResult> CreateAsync(HttpContext context, Intake intake, CancellationToken cancellationToken)
    {
        var progress = await intake.CreateAsync(TusRequest.Creation(context.Request), context.User, cancellationToken);
        context.Response.Headers.Location = $"{Address}/{progress.Upload.Id}";
        if (context.Request.ContentType == Bytes && progress.Upload.Parts is null)
        {
            progress = await AppendAsync(context, intake, progress.Upload.Id, 0, cancellationToken);
        }

        Tell(context.Response, progress);
        return TypedResults.StatusCode(StatusCodes.Status201Created);
    }

    /// <summary>How far an upload is.</summary>
    public static async Task<IResult> FindAsync(string id, HttpContext context, Intake intake, CancellationToken cancellationToken)
    {
        var progress = await intake.FindAsync(id, context.User, cancellationToken);
        var headers = context.Response.Headers;
        headers["Upload-Length"] = progress.Upload.Length.ToString(CultureInfo.InvariantCulture);
        headers["Upload-Metadata"] = progress.Upload.Metadata;
        headers["Upload-Concat"] = progress.Upload switch
        {
            { IsPartial: true } => "partial",
            { Parts: { } parts } => "final;" + string.Join(' ', parts.Select(part => $"{Address}/{part}")),
            _ => default(string),
        };
        Tell(context.Response, progress);
        return TypedResults.Ok();
    }

    /// <summary>Adds bytes.</summary>
    public static async Task<IResult> AppendAsync(string id, HttpContext context, Intake intake, CancellationToken cancellationToken)
    {
        if (context.Request.ContentType != Bytes)
        {
            return Refused(StatusCodes.Status415UnsupportedMediaType, "content-type", $"Bytes are sent as {Bytes}.");
        }

        Tell(context.Response, await AppendAsync(context, intake, id, TusRequest.Number(context.Request, "Upload-Offset"), cancellationToken));
        return TypedResults.NoContent();
    }

    private static async Task<UploadProgress> AppendAsync(HttpContext context, Intake intake, string id, long offset, CancellationToken cancellationToken)
    {
        // The length was checked when the upload was created; what is too much is refused byte by byte.
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        using var checksum = TusRequest.Checksum(context.Request);
        return await intake.AppendAsync(id, context.User, offset, context.Request.BodyReader, checksum, cancellationToken);
    }

    /// <summary>Drops an upload.</summary>
    public static async Task<IResult> TerminateAsync(string id, HttpContext context, Intake intake, CancellationToken cancellationToken)
    {
        await intake.TerminateAsync(id, context.User, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The same for clients behind proxies that pass only GET and POST.</summary>
    public static Task<IResult> OverriddenAsync(string id, HttpContext context, Intake intake, CancellationToken cancellationToken) =>
        context.Request.Headers["X-HTTP-Method-Override"].ToString().ToUpperInvariant() switch
        {
            "PATCH" => AppendAsync(id, context, intake, cancellationToken),
            "DELETE" => TerminateAsync(id, context, intake, cancellationToken),
            "HEAD" => FindAsync(id, context, intake, cancellationToken),
            _ => Task.FromResult(Refused(StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "An upload answers HEAD, PATCH and DELETE.")),
        };

    private static void Tell(HttpResponse response, UploadProgress progress)
    {
        response.Headers["Upload-Offset"] = progress.Offset.ToString(CultureInfo.InvariantCulture);
        if (progress.Upload.IsDone)
        {
            response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(progress.Upload.Digest!))}:";
        }
        else
        {
            response.Headers["Upload-Expires"] = progress.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Why not.</summary>
    public static IResult Refused(int status, string code, string message) =>
        Results.Problem(message, statusCode: status, title: "The upload was not taken", extensions: new Dictionary<string, object?> { ["code"] = code });
}
