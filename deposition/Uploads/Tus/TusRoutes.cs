using Hub.Deposition.Accounts;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hub.Deposition.Uploads;

/// <summary>Resumable uploads by tus 1.0.0 with creation, creation with upload, checksum, expiration, termination and concatenation.</summary>
public static class TusRoutes
{
    private const string Version = "1.0.0";
    private const string One = TusAnswers.Address + "/{id}";

    /// <summary>Maps <c>/api/uploads</c>; the metadata <c>deposit</c> and <c>path</c> say where a file goes, <c>sha256</c> what it has to be.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapTus(this IEndpointRouteBuilder routes)
    {
        var uploads = routes.MapGroup("").AddEndpointFilter(SpeakAsync).ExcludeFromDescription();
        uploads.MapMethods(TusAnswers.Address, [HttpMethods.Options], (Delegate)TusAnswers.Abilities);
        uploads.MapMethods(One, [HttpMethods.Options], (Delegate)TusAnswers.Abilities);
        var own = uploads.MapGroup("").RequireAuthorization(Roles.Depositor);
        own.MapPost(TusAnswers.Address, TusAnswers.CreateAsync);
        own.MapMethods(One, [HttpMethods.Head], TusAnswers.FindAsync);
        own.MapPatch(One, TusAnswers.AppendAsync);
        own.MapDelete(One, TusAnswers.TerminateAsync);
        own.MapPost(One, TusAnswers.OverriddenAsync);
    }

    // Every answer names the protocol, and every refusal its reason.
    private static async ValueTask<object?> SpeakAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        response.Headers["Tus-Resumable"] = Version;
        response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsOptions(request.Method) && request.Headers["Tus-Resumable"] != Version)
        {
            response.Headers["Tus-Version"] = Version;
            return TusAnswers.Refused(StatusCodes.Status412PreconditionFailed, "tus-version", $"Uploads speak tus {Version}: send the header Tus-Resumable: {Version}.");
        }

        try
        {
            return await next(context);
        }
        catch (UploadRefusedException refused)
        {
            return TusAnswers.Refused(refused.Status, refused.Code, refused.Message);
        }
        catch (OperationCanceledException)
        {
            // A newer request took the upload over, or the client went: nobody waits for an answer on this connection.
            context.HttpContext.Abort();
            return Results.Empty;
        }
    }
}
