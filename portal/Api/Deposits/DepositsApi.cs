using Hub.Deposition.Accounts;
using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;

namespace Hub.Portal.Api;

/// <summary>Deposits for programs: list, begin and delete them.</summary>
public static class DepositsApi
{
    private const string All = "/api/deposits", One = "/api/deposits/{accession}";

    /// <summary>Maps <c>/api/deposits</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapDeposits(this IEndpointRouteBuilder routes)
    {
        var deposits = routes.MapGroup("").RequireAuthorization(Roles.Depositor).WithTags("Deposits");
        deposits.MapGet(All, ListAsync).Produces<IReadOnlyList<DepositSummary>>();
        deposits.MapPost(All, BeginAsync).Produces<DepositSummary>(StatusCodes.Status201Created);
        deposits.MapDelete(One, DeleteAsync).Produces(StatusCodes.Status204NoContent);
        deposits.MapGet(One + "/state", StateAsync).Produces<DepositSummary>();
    }

    private static async Task<IResult> ListAsync(Deposits deposits, HttpContext context, CancellationToken cancellationToken) =>
        Results.Ok((await deposits.OfAsync(context.User.AccountId()!, cancellationToken)).Select(stored => DepositSummary.Of(stored.Value)));

    private static async Task<IResult> BeginAsync(string? template, Deposits deposits, TemplateSet templates, HttpContext context, CancellationToken cancellationToken)
    {
        var submission = context.Request.ContentLength is 0 or null && context.Request.ContentType is null ? new Submission(new Section("Study")) : await PageTabBody.ReadAsync(context.Request, cancellationToken);
        var kind = template ?? submission.First(DepositTemplate.Attribute) ?? TemplateSet.Default;
        PageTabBody.Demand(templates, kind);
        var stored = await deposits.BeginAsync(context.User.AccountId()!, kind, submission, cancellationToken);
        PageTabBody.Tag(context.Response, stored.Revision);
        return Results.Created($"{All}/{stored.Value.Accession}", DepositSummary.Of(stored.Value));
    }

    private static async Task<IResult> DeleteAsync(string accession, Drafting drafting, HttpContext context, CancellationToken cancellationToken)
    {
        await drafting.DeleteAsync(accession, context.User, cancellationToken);
        return Results.NoContent();
    }

    private static async Task<IResult> StateAsync(string accession, Deposits deposits, HttpContext context, CancellationToken cancellationToken) =>
        Results.Ok(DepositSummary.Of((await deposits.OpenAsync(accession, context.User, DepositAsk.See, cancellationToken)).Value));
}
