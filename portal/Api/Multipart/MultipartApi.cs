using Hub.Deposition;
using Hub.Deposition.Accounts;
using Hub.Deposition.Uploads;

namespace Hub.Portal.Api;

/// <summary>
/// Files of a deposit straight into the bucket, where the hub keeps files in one: begin, put each part at its signed address,
/// complete. Asking for addresses is a POST, because whoever has them can write.
/// </summary>
public static class MultipartApi
{
    private const string All = "/api/deposits/{accession}/multipart", One = All + "/{id}";

    /// <summary>Maps <c>/api/deposits/{accession}/multipart</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapMultipart(this IEndpointRouteBuilder routes)
    {
        var uploads = routes.MapGroup("").RequireAuthorization(Roles.Depositor).WithTags("Uploads");
        uploads.MapPost(All, BeginAsync).Produces<MultipartState>(StatusCodes.Status201Created);
        uploads.MapGet(One, FindAsync).Produces<MultipartState>();
        uploads.MapPost(One + "/parts", AddressesAsync).Produces<IReadOnlyList<MultipartAddress>>();
        uploads.MapPost(One + "/complete", CompleteAsync).Produces<DepositFileEntry>();
        uploads.MapDelete(One, DropAsync).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> BeginAsync(string accession, NewMultipart wanted, MultipartUploads uploads, HttpContext context, CancellationToken cancellationToken)
    {
        var upload = await uploads.BeginAsync(accession, wanted.Path ?? "", wanted.Size, context.User, cancellationToken);
        return Results.Created($"/api/deposits/{accession}/multipart/{upload.Id}", MultipartState.Of(upload, [], uploads.ExpiresAt(upload)));
    }

    private static async Task<IResult> FindAsync(string accession, string id, MultipartUploads uploads, HttpContext context, CancellationToken cancellationToken)
    {
        var upload = await uploads.FindAsync(accession, id, context.User, cancellationToken);
        return Results.Ok(MultipartState.Of(upload, await uploads.ArrivedAsync(upload, cancellationToken), uploads.ExpiresAt(upload)));
    }

    private static async Task<IResult> AddressesAsync(string accession, string id, int? from, int? count, MultipartUploads uploads, HttpContext context, CancellationToken cancellationToken) =>
        Results.Ok(uploads.Addresses(await uploads.FindAsync(accession, id, context.User, cancellationToken), from ?? 1, count ?? 100));

    private static async Task<IResult> CompleteAsync(string accession, string id, MultipartCompletion completion, MultipartUploads uploads, HttpContext context, CancellationToken cancellationToken)
    {
        if (completion.Sha256 is not { Length: 64 } sha256 || !sha256.All(char.IsAsciiHexDigit))
        {
            throw new RefusedException(Refusal.Invalid, "sha256-missing", "Complete an upload with {\"sha256\": \"…\"}: the 64 hexadecimal digits of the whole file's SHA-256.");
        }

        var upload = await uploads.FindAsync(accession, id, context.User, cancellationToken);
        var file = await uploads.CompleteAsync(upload, sha256.ToLowerInvariant());
        return Results.Ok(new DepositFileEntry(file.Path, file.Length, file.Digest, file.At));
    }

    private static async Task<IResult> DropAsync(string accession, string id, MultipartUploads uploads, HttpContext context, CancellationToken cancellationToken)
    {
        await uploads.DropAsync(await uploads.FindAsync(accession, id, context.User, cancellationToken));
        return Results.NoContent();
    }
}
