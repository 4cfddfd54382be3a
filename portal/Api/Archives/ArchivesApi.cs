using Hub.Harvesting;
using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Hub.Portal.Api;

/// <summary>The archives, their runs and problems as JSON.</summary>
public static class ArchivesApi
{
    private const int MostRuns = 100;

    /// <summary>Maps <c>/api/archives…</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapArchivesApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/archives").WithTags("Archives");
        group.MapGet("", AllAsync).WithSummary("The partner archives and how each stands");
        group.MapGet("{id}/runs", RunsAsync).WithSummary("An archive's newest runs, newest first");
    }

    private static async Task<Ok<List<ArchiveSummary>>> AllAsync(IReadOnlyList<ArchiveDefinition> archives, IRecordStore store, Freshness freshness, CancellationToken cancellationToken)
    {
        var summaries = new List<ArchiveSummary>(archives.Count);
        foreach (var archive in archives)
        {
            var runs = await store.Runs.ReadNewestAsync(archive.Id, 1, cancellationToken);
            var kept = await store.Sources.CountAsync(archive.Id, cancellationToken);
            summaries.Add(new ArchiveSummary(archive.Id, archive.Name, archive.Kind, kept, runs.Count > 0 ? runs[0] : null, await freshness.ReadAsync(archive, cancellationToken)));
        }

        return TypedResults.Ok(summaries);
    }

    private static async Task<Results<Ok<IReadOnlyList<Run>>, NotFound>> RunsAsync(string id, IReadOnlyList<ArchiveDefinition> archives, IRecordStore store, CancellationToken cancellationToken) =>
        archives.Any(archive => archive.Id == id) ? TypedResults.Ok(await store.Runs.ReadNewestAsync(id, MostRuns, cancellationToken)) : TypedResults.NotFound();
}
