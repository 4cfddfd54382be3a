using Hub.Harvesting;
using Hub.Portal.Exports;
using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Hub.Portal.Api;

/// <summary>What could not be read, with the payloads that could not, and what runs changed: as JSON, CSV and Atom.</summary>
public static class ProblemsApi
{
    /// <summary>Maps <c>/api/archives/{id}/problems…</c>, <c>…/payloads</c>, <c>…/runs/{run}/…</c> and <c>/archives/{id}/problems.atom</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapProblemsApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/archives/{id}").WithTags("Archives");
        group.MapGet("problems", JsonAsync).WithSummary("An archive's open problems, errors first, with reason, line or JSON path, first and last sight");
        group.MapGet("problems.csv", CsvAsync).WithSummary("The same as CSV");
        group.MapGet("payloads", PayloadAsync).WithSummary("The newest payload of one record as the archive gave it: its bytes, or the list of its parts where it has several");
        group.MapGet("runs/{run:long}/waiting", WaitingAsync).WithSummary("What waits for a decision in a held run, field by field");
        group.MapGet("runs/{run:long}/changes", ChangesAsync).WithSummary("What a held run let through, or the newest replay changed, field by field");
        routes.MapGet("/archives/{id}/problems.atom", AtomAsync).ExcludeFromDescription();
    }

    private static Results<Ok<IAsyncEnumerable<KeptProblem>>, NotFound> JsonAsync(string id, IReadOnlyList<ArchiveDefinition> archives, IRecordStore store, CancellationToken cancellationToken) =>
        archives.Any(archive => archive.Id == id) ? TypedResults.Ok(store.Sources.ReadProblemsAsync(id, cancellationToken)) : TypedResults.NotFound();

    private static IResult CsvAsync(string id, IReadOnlyList<ArchiveDefinition> archives, IRecordStore store, HttpRequest request, CancellationToken cancellationToken) =>
        archives.Any(archive => archive.Id == id)
            ? Results.Stream(
                output => ProblemsCsv.WriteAsync(store.Sources.ReadProblemsAsync(id, cancellationToken), kept => PayloadAddress(kept, request), output, cancellationToken),
                ProblemsCsv.MediaType,
                $"{id}-problems.csv")
            : Results.NotFound();

    private static IResult AtomAsync(string id, IReadOnlyList<ArchiveDefinition> archives, IRecordStore store, HttpRequest request, CancellationToken cancellationToken) =>
        archives.FirstOrDefault(archive => archive.Id == id) is { } archive
            ? Results.Stream(output => ProblemsAtom.WriteAsync(archive, store.Sources.ReadProblemsAsync(id, cancellationToken), Hub(request), output, cancellationToken), ProblemsAtom.MediaType)
            : Results.NotFound();

    private static async Task<IResult> PayloadAsync(string id, string key, string? part, IRecordStore store, IBlobStore blobs, HttpResponse response, CancellationToken cancellationToken)
    {
        var source = await store.Sources.FindAsync(id, key, cancellationToken);
        if (source is not { State.IsGone: false, Payload.Parts: { } parts })
        {
            return Results.NotFound();
        }

        if (part is null && parts.Count > 1)
        {
            return TypedResults.Ok(parts);
        }

        return parts.FirstOrDefault(each => part is null || each.Name == part) is { } wanted && await blobs.ExistsAsync(wanted.Blob.Digest, cancellationToken)
            ? await BlobAnswer.OfAsync(blobs, wanted.Blob.Digest, wanted.Name, response, cancellationToken)
            : Results.NotFound();
    }

    private static Task<Results<Ok<IAsyncEnumerable<RecordDifference>>, NotFound>> WaitingAsync(string id, long run, IRecordStore store, RunChanges changes, CancellationToken cancellationToken) =>
        DifferencesAsync(id, run, store, found => changes.ReadWaitingAsync(found, cancellationToken), cancellationToken);

    private static Task<Results<Ok<IAsyncEnumerable<RecordDifference>>, NotFound>> ChangesAsync(string id, long run, IRecordStore store, RunChanges changes, CancellationToken cancellationToken) =>
        DifferencesAsync(id, run, store, found => changes.ReadDoneAsync(found, cancellationToken), cancellationToken);

    private static async Task<Results<Ok<IAsyncEnumerable<RecordDifference>>, NotFound>> DifferencesAsync(
        string id, long run, IRecordStore store, Func<Run, IAsyncEnumerable<RecordDifference>> read, CancellationToken cancellationToken) =>
        await store.Runs.FindAsync(run, cancellationToken) is { } found && found.Archive == id ? TypedResults.Ok(read(found)) : TypedResults.NotFound();

    private static string? PayloadAddress(KeptProblem kept, HttpRequest request) =>
        kept.PayloadDigest is null ? null : new Uri(Hub(request), $"/api/archives/{kept.Archive}/payloads?key={Uri.EscapeDataString(kept.Key)}").AbsoluteUri;

    private static Uri Hub(HttpRequest request) => new($"{request.Scheme}://{request.Host}/");
}
