using Hub.Deposition.Accounts;
using Hub.Deposition.Partners;
using Hub.Portal.Registering;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Hub.Portal.Api;

/// <summary>Registering a partner by a program; the pages below <c>/partners</c> do the same for people.</summary>
public static class PartnersApi
{
    private const int LongestDefinition = 128 << 10;

    /// <summary>Maps <c>/api/partners…</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapPartnersApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/partners").WithTags("Partners").RequireAuthorization(Roles.Steward);
        group.MapGet("", AllAsync).WithSummary("The partners that you registered; a curator sees all");
        group.MapPost("", AddAsync).WithSummary("Registers a partner by its definition (JSON)");
        group.MapGet("{id}", OneAsync).WithSummary("A partner's standing");
        group.MapGet("{id}/versions", VersionsAsync).WithSummary("All versions of its definition, oldest first");
        group.MapPost("{id}/versions", SaveAsync).WithSummary("Saves another version of its definition");
        group.MapPost("{id}/dry-run", TryAsync).WithSummary("Reads 25 records by its newest version and stores nothing");
        group.MapPost("{id}/submit", (string id, HttpContext context, PartnerRegistry partners, CancellationToken cancellationToken) => DoAsync(id, context, partners, asker => partners.SubmitAsync(id, asker, cancellationToken), cancellationToken)).WithSummary("Hands its newest version to the curators");
        group.MapPost("{id}/approve", (string id, HttpContext context, PartnerRegistry partners, CancellationToken cancellationToken) => DoAsync(id, context, partners, asker => partners.ApproveAsync(id, asker, cancellationToken), cancellationToken)).RequireAuthorization(Roles.Curator).WithSummary("Approves the submitted version");
        group.MapPost("{id}/return", (string id, ReturnNote note, HttpContext context, PartnerRegistry partners, CancellationToken cancellationToken) => DoAsync(id, context, partners, asker => partners.ReturnAsync(id, note.Note, asker, cancellationToken), cancellationToken)).RequireAuthorization(Roles.Curator).WithSummary("Gives the submitted version back with a reason");
        group.MapPost("{id}/roll-back/{number:int}", (string id, int number, HttpContext context, PartnerRegistry partners, CancellationToken cancellationToken) => DoAsync(id, context, partners, asker => partners.RollBackAsync(id, number, asker, cancellationToken), cancellationToken)).WithSummary("Goes back to a version that was approved once");
        group.MapPost("{id}/suspend", (string id, HttpContext context, PartnerRegistry partners, CancellationToken cancellationToken) => DoAsync(id, context, partners, asker => partners.SuspendAsync(id, asker, cancellationToken), cancellationToken)).RequireAuthorization(Roles.Curator).WithSummary("Takes it out of the schedule");
    }

    private static Ok<IAsyncEnumerable<PartnerSummary>> AllAsync(HttpContext context, PartnerRegistry partners, CancellationToken cancellationToken) =>
        TypedResults.Ok(partners.ReadAsync(context.User.Asker(), cancellationToken).Select(PartnerSummary.Of));

    private static async Task<Created<PartnerSummary>> AddAsync(HttpContext context, PartnerRegistry partners, CancellationToken cancellationToken)
    {
        var partner = await partners.SaveAsync(await DefinitionAsync(context, cancellationToken), expected: null, context.User.Asker(), cancellationToken);
        return TypedResults.Created("/api/partners/" + partner.Id, PartnerSummary.Of(partner));
    }

    private static async Task<Ok<PartnerSummary>> OneAsync(string id, HttpContext context, PartnerRegistry partners, CancellationToken cancellationToken) =>
        TypedResults.Ok(PartnerSummary.Of(await partners.FindAsync(id, context.User.Asker(), cancellationToken)));

    private static async Task<Ok<IAsyncEnumerable<PartnerVersion>>> VersionsAsync(string id, HttpContext context, PartnerRegistry partners, CancellationToken cancellationToken)
    {
        await partners.FindAsync(id, context.User.Asker(), cancellationToken);
        return TypedResults.Ok(partners.ReadVersionsAsync(id, cancellationToken));
    }

    private static async Task<Ok<PartnerSummary>> SaveAsync(string id, HttpContext context, PartnerRegistry partners, CancellationToken cancellationToken) =>
        TypedResults.Ok(PartnerSummary.Of(await partners.SaveAsync(await DefinitionAsync(context, cancellationToken), id, context.User.Asker(), cancellationToken)));

    private static async Task<Ok<DryRunReport>> TryAsync(string id, HttpContext context, PartnerRegistry partners, DryRun dryRun, CancellationToken cancellationToken)
    {
        var partner = await partners.FindAsync(id, context.User.Asker(), cancellationToken);
        var version = await partners.VersionAsync(id, partner.Latest, context.User.Asker(), cancellationToken);
        return TypedResults.Ok(await dryRun.RunAsync(PartnerRules.Parse(version.Json), cancellationToken));
    }

    private static async Task<Ok<PartnerSummary>> DoAsync(string id, HttpContext context, PartnerRegistry partners, Func<PartnerAsker, Task> work, CancellationToken cancellationToken)
    {
        await work(context.User.Asker());
        return await OneAsync(id, context, partners, cancellationToken);
    }

    private static Task<string> DefinitionAsync(HttpContext context, CancellationToken cancellationToken) => BoundedText.ReadAsync(context.Request, LongestDefinition, cancellationToken);
}
