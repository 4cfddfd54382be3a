using Hub.Harvesting;
using Hub.Store;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Hub.Portal.Api;

/// <summary>What runs changed or wait to change, as JSON.</summary>
public static class RunChangesApi
{
    /// <summary>Maps <c>/api/archives/{id}/runs/{run}/waiting</c> and <c>…/changes</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapRunChanges(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/archives/{id}/runs/{run:long}").WithTags("Archives");
        group.MapGet("waiting", WaitingAsync).WithSummary("What waits for a decision in a held run, field by field");
        group.MapGet("changes", ChangesAsync).WithSummary("What a held run let through, or the newest replay changed, field by field");
    }

    private static Task<Results<Ok<IAsyncEnumerable<RecordDifference>>, NotFound>> WaitingAsync(string id, long run, IRecordStore store, RunChanges changes, CancellationToken cancellationToken) =>
        DifferencesAsync(id, run, store, found => changes.ReadWaitingAsync(found, cancellationToken), cancellationToken);

    private static Task<Results<Ok<IAsyncEnumerable<RecordDifference>>, NotFound>> ChangesAsync(string id, long run, IRecordStore store, RunChanges changes, CancellationToken cancellationToken) =>
        DifferencesAsync(id, run, store, found => changes.ReadDoneAsync(found, cancellationToken), cancellationToken);

    private static async Task<Results<Ok<IAsyncEnumerable<RecordDifference>>, NotFound>> DifferencesAsync(
        string id, long run, IRecordStore store, Func<Run, IAsyncEnumerable<RecordDifference>> read, CancellationToken cancellationToken) =>
        await store.Runs.FindAsync(run, cancellationToken) is { } found && found.Archive == id ? TypedResults.Ok(read(found)) : TypedResults.NotFound();
}
