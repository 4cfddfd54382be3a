using Hub.Catalogue;
using Hub.Deposition;
using Hub.Deposition.Uploads;
using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Operating;

/// <summary>Which failure is told in which words.</summary>
internal static class FailureProblems
{
    /// <summary>The problem of an exception.</summary>
    /// <param name="error">What was thrown; null where nobody knows.</param>
    internal static ProblemDetails Of(Exception? error) => error switch
    {
        SnapshotExpiredException expired => Problem(StatusCodes.Status410Gone, expired.Code, "These pages have expired", expired.Message),
        CatalogueRefusedException refused => Problem(StatusCodes.Status400BadRequest, refused.Code, "This question cannot be answered", refused.Message),
        RefusedException refused => Problem(Status(refused.Kind), refused.Code, "This was not done", refused.Message),
        UploadRefusedException refused => Problem(refused.Status, refused.Code, "The upload was not taken", refused.Message),
        RevisionConflictException => Problem(StatusCodes.Status409Conflict, "revision-conflict", "Somebody else was first", "This was changed by somebody else meanwhile. Read it again, then repeat the change."),
        BadHttpRequestException bad => Problem(bad.StatusCode, "bad-request", "This request is not understood", bad.Message),
        ArchiveException archive => Problem(StatusCodes.Status502BadGateway, "archive-unreachable", "The archive gave no usable answer", archive.Message),
        { } failure when FullDisk.Caused(failure) => Problem(StatusCodes.Status507InsufficientStorage, "disk-full", "There is no room left", "A disk of this hub is full, so this was not done; what was acknowledged before is kept. Its operator finds the cause in the log. Repeat it when there is room."),
        { } failure when UnreachableStore.Caused(failure) => Problem(StatusCodes.Status503ServiceUnavailable, "store-unreachable", "The hub's store does not answer", "Searching goes on, and what was acknowledged is kept; all else has to wait. Repeat this in a minute."),
        _ => Problem(StatusCodes.Status500InternalServerError, "fault", "Something is broken here", "The hub failed to answer, and its operator can see why in the log. Trying again later may help."),
    };

    private static int Status(Refusal kind) => kind switch
    {
        Refusal.Forbidden => StatusCodes.Status403Forbidden,
        Refusal.Unknown => StatusCodes.Status404NotFound,
        Refusal.Conflict => StatusCodes.Status409Conflict,
        Refusal.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>The problem of an answer that has a status and nothing else.</summary>
    /// <param name="context">The request.</param>
    internal static ProblemDetails OfStatus(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized => Problem(StatusCodes.Status401Unauthorized, "sign-in-needed", "Sign in first", "This needs an account: sign in, or send an API token as 'Authorization: Bearer hub_…'. Tokens are made at /account."),
        StatusCodes.Status403Forbidden => Problem(StatusCodes.Status403Forbidden, "not-allowed", "This is not yours to do", "Your account, or the scopes of your token, do not allow this. Ask an administrator of this hub if they should."),
        StatusCodes.Status404NotFound => Problem(StatusCodes.Status404NotFound, "not-found", "There is nothing here", NotFound(context.Request.Path)),
        StatusCodes.Status405MethodNotAllowed => Problem(StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "Not in this way", $"This address does not answer {context.Request.Method}."),
        var status => Problem(status, "status-" + status, "This request was refused", "The request cannot be answered as it stands."),
    };

    private static string NotFound(PathString path) =>
        path.Value?.Split('/') is ["", "datasets", var accession, ..]
            ? $"No archive of this hub has '{Shortened(Uri.UnescapeDataString(accession))}'. Check the accession, or search for its title."
            : $"No page or service is at '{Shortened(path.Value ?? "")}'.";

    private static ProblemDetails Problem(int status, string code, string title, string detail) =>
        new() { Status = status, Title = title, Detail = detail, Type = "about:blank", Extensions = { ["code"] = code } };

    private static string Shortened(string value) => value.Length <= 80 ? value : value[..80] + "…";
}
