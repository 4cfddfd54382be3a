using Hub.Deposition;
using Hub.Deposition.Accounts;
using Hub.Duplicates;
using Hub.Portal.Operating;
using Hub.Store;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Hub.Portal.Api;

/// <summary>Clusters of duplicates as JSON; the pages below <c>/curation/duplicates</c> do the same for people.</summary>
public static class DuplicatesApi
{
    private const int MostAccessions = 50;

    /// <summary>Maps <c>/api/duplicates…</c> and <c>/api/datasets/{accession}/duplicates</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapDuplicates(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/datasets/{accession}/duplicates", OfDatasetAsync).WithTags("Duplicates").WithSummary("The cluster that a dataset is in, with the evidence");
        var group = routes.MapGroup("/api/duplicates").WithTags("Duplicates");
        group.MapGet("", All).WithSummary("All clusters of datasets that are the same");
        group.MapGet("{id}", OneAsync).WithSummary("A cluster with its evidence; of a dissolved one where its datasets went");
        group.MapGet("history", History).RequireAuthorization(Roles.Curator).WithSummary("What curators joined, split and chose");
        group.MapPost("join", JoinAsync).RequireAuthorization(Roles.Curator).WithSummary("Makes datasets one cluster, with all that belong to them already");
        group.MapPost("{id}/prefer", PreferAsync).RequireAuthorization(Roles.Curator).WithSummary("Lets one dataset of a cluster stand for it; without any the rule chooses again");
        group.MapPost("{id}/split", SplitAsync).RequireAuthorization(Roles.Curator).WithSummary("Takes datasets out of a cluster for good");
    }

    private static Ok<IAsyncEnumerable<ClusterAnswer>> All(IDuplicates duplicates, CancellationToken cancellationToken) =>
        TypedResults.Ok(duplicates.ReadAsync(cancellationToken).Where(cluster => cluster.Members.Count > 0).Select(ClusterAnswer.Of));

    private static async Task<Results<Ok<ClusterAnswer>, NotFound>> OneAsync(string id, IDuplicates duplicates, CancellationToken cancellationToken) =>
        await duplicates.FindAsync(id, cancellationToken) is { } cluster ? TypedResults.Ok(ClusterAnswer.Of(cluster)) : TypedResults.NotFound();

    private static async Task<Results<Ok<ClusterAnswer>, NotFound>> OfDatasetAsync(string accession, IDuplicates duplicates, CancellationToken cancellationToken) =>
        await duplicates.FindOfAsync(accession, cancellationToken) is { } cluster ? TypedResults.Ok(ClusterAnswer.Of(cluster)) : TypedResults.NotFound();

    private static Ok<IAsyncEnumerable<DuplicateAct>> History(DuplicateDecisions decisions, CancellationToken cancellationToken) => TypedResults.Ok(decisions.HistoryAsync(cancellationToken));

    private static async Task<Results<Ok<ClusterAnswer>, NotFound>> JoinAsync(ClusterChange change, HttpContext context, ClusterDecisions decisions, IDuplicates duplicates, CancellationToken cancellationToken) =>
        await OneAsync(await decisions.JoinAsync(Bounded(change), change.Reason ?? "", context.User, cancellationToken), duplicates, cancellationToken);

    private static async Task<Results<Ok<ClusterAnswer>, NotFound>> SplitAsync(string id, ClusterChange change, HttpContext context, ClusterDecisions decisions, IDuplicates duplicates, CancellationToken cancellationToken)
    {
        await decisions.SplitAsync(id, Bounded(change), change.Reason ?? "", context.User, cancellationToken);
        return await OneAsync(id, duplicates, cancellationToken);
    }

    private static async Task<Results<Ok<ClusterAnswer>, NotFound>> PreferAsync(string id, ClusterChange change, HttpContext context, ClusterDecisions decisions, IDuplicates duplicates, CancellationToken cancellationToken)
    {
        var chosen = Bounded(change);
        if (chosen.Length > 1)
        {
            throw new RefusedException(Refusal.Invalid, "duplicates-one", $"One dataset stands for a cluster, and {chosen.Length} were given. Give one accession, or none so that the rule chooses again.") { Field = "accessions" };
        }

        await decisions.PreferAsync(id, chosen.FirstOrDefault(), change.Reason ?? "", context.User, cancellationToken);
        return await OneAsync(id, duplicates, cancellationToken);
    }

    private static string[] Bounded(ClusterChange change) => [.. (change.Accessions ?? []).OfType<string>().Take(MostAccessions + 1)];
}
