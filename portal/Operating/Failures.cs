using Hub.Portal.Presenting;

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
        app.UseStatusCodePages(pages => WriteAsync(pages.HttpContext, FailureProblems.OfStatus(pages.HttpContext)));
    }

    private static Task AnswerAsync(HttpContext context)
    {
        var problem = FailureProblems.Of(context.Features.Get<IExceptionHandlerFeature>()?.Error);
        context.Response.StatusCode = problem.Status!.Value;
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "60";
        }

        return WriteAsync(context, problem);
    }

    private static Task WriteAsync(HttpContext context, ProblemDetails problem)
    {
        var wantsPage = context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html")
            && !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
        return wantsPage
            ? Results.Content(FailurePage.Html(problem), "text/html; charset=utf-8", statusCode: problem.Status).ExecuteAsync(context)
            : Results.Problem(problem).ExecuteAsync(context);
    }
}
