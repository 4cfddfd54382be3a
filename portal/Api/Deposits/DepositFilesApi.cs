using Hub.Deposition;
using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Deposition.Uploads;

namespace Hub.Portal.Api;

/// <summary>The files of a deposit, for its people: a page of them, one, or one less. Nobody else learns that they exist.</summary>
public static class DepositFilesApi
{
    private const string Files = "/api/deposits/{accession}/files";
    private const int MostOnPage = 1000;

    /// <summary>Maps <c>/api/deposits/{accession}/files</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapDepositFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("").RequireAuthorization(Roles.Depositor);
        files.MapGet(Files, ListAsync);
        files.MapGet(Files + "/{**path}", ReadAsync);
        files.MapDelete(Files + "/{**path}", RemoveAsync);
    }

    private static async Task<IResult> ListAsync(
        string accession, string? after, int? take, Deposits deposits, DepositFiles files, HttpContext context, CancellationToken cancellationToken)
    {
        await deposits.OpenAsync(accession, context.User, DepositAsk.See, cancellationToken);
        var count = Math.Clamp(take ?? 100, 1, MostOnPage);
        var page = await files.ReadAsync(accession, after ?? "", cancellationToken).Take(count + 1).ToArrayAsync(cancellationToken);
        var usage = await files.UsageAsync(accession, cancellationToken);
        return Results.Ok(new DepositFilesPage(
            usage.Files, usage.Bytes, [.. page.Take(count).Select(file => new DepositFileEntry(file.Path, file.Length, file.Digest, file.At))], page.Length > count ? page[count - 1].Path : null));
    }

    private static async Task<IResult> ReadAsync(
        string accession, string path, Deposits deposits, DepositFiles files, BlobAnswer answers, HttpContext context, CancellationToken cancellationToken)
    {
        await deposits.OpenAsync(accession, context.User, DepositAsk.See, cancellationToken);
        var file = await files.FindAsync(accession, path, cancellationToken) ?? throw Unknown(accession);
        return await answers.OfAsync(file.Digest, file.Path, context, cancellationToken) ?? throw Unknown(accession);
    }

    private static async Task<IResult> RemoveAsync(
        string accession, string path, Deposits deposits, DepositFiles files, HttpContext context, CancellationToken cancellationToken)
    {
        var stored = await deposits.OpenAsync(accession, context.User, DepositAsk.Edit, cancellationToken);
        if (!stored.Value.IsEditable)
        {
            throw new RefusedException(Refusal.Conflict, "deposit-closed", $"{accession} was submitted, so its files cannot change. Open it again for changes first.");
        }

        return await files.RemoveAsync(accession, path, context.User.AccountId()!, cancellationToken) ? Results.NoContent() : throw Unknown(accession);
    }

    private static RefusedException Unknown(string accession) => new(Refusal.Unknown, "file-unknown", $"{accession} has no file of that path; upper and lower case count.");
}
