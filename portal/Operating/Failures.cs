using Hub.Catalogue;
using Hub.Portal.Presenting;
using Hub.Records;

using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Portal.Operating;

/// <summary>The one place where failures become answers: a page for people, <c>application/problem+json</c> for programs.</summary>
public static class Failures
{
    /// <summary>Answers exceptions and empty error statuses.</summary>
    /// <param name="app">The pipeline.</param>
    public static void UseFailures(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(handler => handler.Run(AnswerAsync));
        app.UseStatusCodePages(pages => WriteAsync(pages.HttpContext, OfStatus(pages.HttpContext)));
    }

    private static Task AnswerAsync(HttpContext context)
    {
        var problem = Of(context.Features.Get<IExceptionHandlerFeature>()?.Error);
        context.Response.StatusCode = problem.Status!.Value;
        return WriteAsync(context, problem);
    }

    private static ProblemDetails Of(Exception? error) => error switch
    {
        SnapshotExpiredException expired => Problem(StatusCodes.Status410Gone, expired.Code, "These pages have expired", expired.Message),
        CatalogueRefusedException refused => Problem(StatusCodes.Status400BadRequest, refused.Code, "This question cannot be answered", refused.Message),
        BadHttpRequestException bad => Problem(bad.StatusCode, "bad-request", "This request is not understood", bad.Message),
        ArchiveException archive => Problem(StatusCodes.Status502BadGateway, "archive-unreachable", "The archive gave no usable answer", archive.Message),
        _ => Problem(StatusCodes.Status500InternalServerError, "fault", "Something is broken here", "The hub failed to answer, and its operator can see why in the log. Trying again later may help."),
    };

    private static ProblemDetails OfStatus(HttpContext context) => context.Response.StatusCode switch
    {
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

    private static Task WriteAsync(HttpContext context, ProblemDetails problem)
    {
        var wantsPage = context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html")
            && !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
        return wantsPage
            ? Results.Content(FailurePage.Html(problem), "text/html; charset=utf-8", statusCode: problem.Status).ExecuteAsync(context)
            : Results.Problem(problem).ExecuteAsync(context);
    }

    private static string Shortened(string value) => value.Length <= 80 ? value : value[..80] + "…";
}
