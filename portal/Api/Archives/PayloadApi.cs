using Hub.Store;

namespace Hub.Portal.Api;

/// <summary>Payloads as the archives gave them, to see why a record could not be read.</summary>
public static class PayloadApi
{
    /// <summary>Maps <c>/api/archives/{id}/payloads?key=…</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapPayloads(this IEndpointRouteBuilder routes) => routes.MapGet("/api/archives/{id}/payloads", PayloadAsync)
        .WithTags("Archives").WithSummary("The newest payload of one record as the archive gave it: its bytes, or the list of its parts where it has several");

    private static async Task<IResult> PayloadAsync(string id, string key, string? part, IRecordStore store, BlobAnswer answers, HttpContext context, CancellationToken cancellationToken)
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

        return parts.FirstOrDefault(each => part is null || each.Name == part) is { } wanted
            && await answers.OfAsync(wanted.Blob.Digest, wanted.Name, context, cancellationToken) is { } answer
            ? answer
            : Results.NotFound();
    }
}
