using Hub.Correlation;
using Hub.Store;

namespace Hub.Portal.Api;

/// <summary>Files of transformations: written in any format that can say them, and the ones they were read from, byte for byte.</summary>
public static class TransformationFiles
{
    /// <summary>Maps <c>/transformations/{id}/files/{format}</c> and <c>/transformations/{id}/original</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapTransformationFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/transformations/{id}/files/{format}", WrittenAsync).WithTags("Correlation").WithSummary("A transformation as a file of some format");
        routes.MapGet("/transformations/{id}/original", OriginalAsync).WithTags("Correlation").WithSummary("The file that a transformation was read from");
    }

    private static async Task<IResult> WrittenAsync(string id, string format, StoredTransformations transformations, HttpContext context, CancellationToken cancellationToken)
    {
        if (await transformations.FindAsync(id, cancellationToken) is not { } stored || TransformationFormats.Find(format) is not { } wanted)
        {
            return Results.NotFound();
        }

        try
        {
            var written = TransformationFormats.Write(stored.Stated(), wanted);
            foreach (var note in written.Notes)
            {
                context.Response.Headers.Append("X-Note", string.Concat(note.Select(letter => letter is < ' ' or > '~' ? ' ' : letter)));
            }

            return Results.File(written.Bytes.ToArray(), wanted.MediaType, $"{id}-{written.FileName}");
        }
        catch (TransformationException error)
        {
            return Results.Problem(error.Message, statusCode: StatusCodes.Status406NotAcceptable, title: "This format cannot say it", extensions: new Dictionary<string, object?> { ["code"] = "format-refused" });
        }
    }

    private static async Task<IResult> OriginalAsync(string id, StoredTransformations transformations, IBlobStore blobs, CancellationToken cancellationToken) =>
        await transformations.FindAsync(id, cancellationToken) is { Original: { } original }
            ? Results.File(await blobs.OpenReadAsync(original.Digest, cancellationToken), "application/octet-stream", original.FileName)
            : Results.NotFound();
}
