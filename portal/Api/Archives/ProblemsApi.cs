using Hub.Portal.Exports;
using Hub.Portal.Presenting;
using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Hub.Portal.Api;

/// <summary>What could not be read, as JSON, CSV and Atom.</summary>
public static class ProblemsApi
{
    /// <summary>Maps <c>/api/archives/{id}/problems…</c> and <c>/archives/{id}/problems.atom</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapProblemsApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/archives/{id}").WithTags("Archives");
        group.MapGet("problems", JsonAsync).WithSummary("An archive's open problems, errors first, with reason, line or JSON path, first and last sight");
        group.MapGet("problems.csv", CsvAsync).WithSummary("The same as CSV");
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
            ? Results.Stream(output => ProblemsAtom.WriteAsync(archive, store.Sources.ReadProblemsAsync(id, cancellationToken), new Uri(HubAddress.Of(request)), output, cancellationToken), ProblemsAtom.MediaType)
            : Results.NotFound();

    private static string? PayloadAddress(KeptProblem kept, HttpRequest request) =>
        kept.PayloadDigest is null ? null : $"{HubAddress.Of(request)}/api/archives/{kept.Archive}/payloads?key={Uri.EscapeDataString(kept.Key)}";
}
