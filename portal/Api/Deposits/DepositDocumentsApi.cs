using Hub.Deposition.Accounts;
using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;

namespace Hub.Portal.Api;

/// <summary>The metadata of a deposit for programs: page-tab in JSON, XML or tab-separated values, with an entity tag against overwriting.</summary>
public static class DepositDocumentsApi
{
    private const string One = "/api/deposits/{accession}";

    /// <summary>Maps <c>/api/deposits/{accession}</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapDepositDocuments(this IEndpointRouteBuilder routes)
    {
        var documents = routes.MapGroup("").RequireAuthorization(Roles.Depositor).WithTags("Deposits");
        documents.MapGet(One, ReadAsync);
        documents.MapPut(One, WriteAsync).Produces<DepositSummary>();
    }

    private static async Task<IResult> ReadAsync(string accession, Deposits deposits, HttpContext context, CancellationToken cancellationToken)
    {
        var stored = await deposits.OpenAsync(accession, context.User, DepositAsk.See, cancellationToken);
        var (mediaType, form) = PageTabBody.Wanted(context.Request);
        PageTabBody.Tag(context.Response, stored.Revision);
        return Results.Bytes(PageTabDocument.Write(stored.Value.Submission, form), mediaType + "; charset=utf-8");
    }

    private static async Task<IResult> WriteAsync(string accession, Deposits deposits, Drafting drafting, TemplateSet templates, HttpContext context, CancellationToken cancellationToken)
    {
        await deposits.OpenAsync(accession, context.User, DepositAsk.Edit, cancellationToken);
        var submission = await PageTabBody.ReadAsync(context.Request, cancellationToken);
        var kind = submission.First(DepositTemplate.Attribute);
        PageTabBody.Demand(templates, kind);
        var stored = await drafting.WriteAsync(
            accession, context.User, PageTabBody.Revision(context.Request), deposit => deposit with { Submission = submission, Template = kind ?? deposit.Template }, cancellationToken);
        PageTabBody.Tag(context.Response, stored.Revision);
        return Results.Ok(DepositSummary.Of(stored.Value));
    }
}
