using Hub.Deposition.Accounts;
using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.Uploads;

namespace Hub.Portal.Api;

/// <summary>Checks a deposit with its files, for its people.</summary>
public static class DepositCheckApi
{
    /// <summary>Maps <c>/api/deposits/{accession}/check</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapDepositCheck(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/deposits/{accession}/check", AnswerAsync).RequireAuthorization(Roles.Depositor);

    private static async Task<IResult> AnswerAsync(
        string accession, Deposits deposits, DepositFiles files, SubmissionChecks checks, HttpContext context, CancellationToken cancellationToken)
    {
        var stored = await deposits.OpenAsync(accession, context.User, DepositAsk.See, cancellationToken);
        return CheckAnswer.Of(context.Request, await checks.CheckAsync(stored.Value.Submission, files.Of(accession), cancellationToken));
    }
}
