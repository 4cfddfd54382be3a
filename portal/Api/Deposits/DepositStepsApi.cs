using System.Security.Claims;

using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Deposition.Publishing;

namespace Hub.Portal.Api;

/// <summary>The steps of a deposit for programs: submit, release, begin a version, and what curators decide.</summary>
public static class DepositStepsApi
{
    /// <summary>Maps <c>POST /api/deposits/{accession}/VERB</c>, a verb for each of <see cref="Transitions.All"/>, and <c>release-date</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapDepositSteps(this IEndpointRouteBuilder routes)
    {
        foreach (var transition in Transitions.All)
        {
            var role = transition.Ask == DepositAsk.Curate ? Roles.Curator : Roles.Depositor;
            Map(routes, transition.Verb, role, (Releasing releasing, Versioning versioning, string accession, ClaimsPrincipal asker, DepositStep step, CancellationToken cancelled) =>
                TakeAsync(transition, releasing, versioning, accession, asker, step, cancelled));
        }

        Map(routes, "release-date", Roles.Depositor, (releasing, _, accession, asker, step, cancelled) => releasing.ChangeDateAsync(accession, asker, step.ReleaseDate, cancelled));
    }

    private static void Map(IEndpointRouteBuilder routes, string verb, string role, Func<Releasing, Versioning, string, ClaimsPrincipal, DepositStep, CancellationToken, Task<Deposit>> take) =>
        routes.MapPost(
            "/api/deposits/{accession}/" + verb,
            async (string accession, DepositStep? step, Releasing releasing, Versioning versioning, HttpContext context, CancellationToken cancelled) =>
                Results.Ok(DepositSummary.Of(await take(releasing, versioning, accession, context.User, step ?? new DepositStep(), cancelled))))
            .RequireAuthorization(role).Produces<DepositSummary>().WithTags("Deposits");

    private static Task<Deposit> TakeAsync(
        Transition transition, Releasing releasing, Versioning versioning, string accession, ClaimsPrincipal asker, DepositStep step, CancellationToken cancelled) => transition switch
    {
        _ when transition == Transitions.Submit => releasing.SubmitAsync(accession, asker, step.ReleaseDate, cancelled),
        _ when transition == Transitions.Return => releasing.ReturnAsync(accession, asker, step.Note, cancelled),
        _ when transition == Transitions.Accept => releasing.AcceptAsync(accession, asker, cancelled),
        _ when transition == Transitions.Reopen => releasing.ReopenAsync(accession, asker, cancelled),
        _ when transition == Transitions.Release => releasing.ReleaseAsync(accession, asker, cancelled),
        _ when transition == Transitions.Renew => versioning.BeginAsync(accession, asker, cancelled),
        _ when transition == Transitions.Discard => versioning.DropAsync(accession, asker, cancelled),
        _ when transition == Transitions.Withdraw => releasing.WithdrawAsync(accession, asker, step.Note, cancelled),
        _ => throw new InvalidOperationException($"The step {transition.Verb} has no way over HTTP."),
    };
}
