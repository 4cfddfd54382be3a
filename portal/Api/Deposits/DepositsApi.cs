using System.Globalization;

using Hub.Deposition;
using Hub.Deposition.Accounts;
using Hub.Deposition.Checks;
using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;

using Microsoft.Net.Http.Headers;

namespace Hub.Portal.Api;

/// <summary>Deposits for programs: begin, read, write and delete them; the document is page-tab in JSON, XML or tab-separated values.</summary>
public static class DepositsApi
{
    private const string All = "/api/deposits", One = "/api/deposits/{accession}";

    /// <summary>Maps <c>/api/deposits</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapDeposits(this IEndpointRouteBuilder routes)
    {
        var deposits = routes.MapGroup("").RequireAuthorization(Roles.Depositor).WithTags("Deposits");
        deposits.MapGet(All, ListAsync).Produces<IReadOnlyList<DepositSummary>>();
        deposits.MapPost(All, BeginAsync).Accepts<Submission>("application/json", "application/xml", "text/tab-separated-values").Produces<DepositSummary>(StatusCodes.Status201Created);
        deposits.MapGet(One, ReadAsync).Produces(StatusCodes.Status200OK, contentType: "application/json");
        deposits.MapPut(One, WriteAsync).Produces<DepositSummary>();
        deposits.MapDelete(One, DeleteAsync).Produces(StatusCodes.Status204NoContent);
        deposits.MapGet(One + "/state", StateAsync).Produces<DepositSummary>();
    }

    private static async Task<IResult> ListAsync(Deposits deposits, HttpContext context, CancellationToken cancellationToken) =>
        Results.Ok((await deposits.OfAsync(context.User.AccountId()!, cancellationToken)).Select(stored => DepositSummary.Of(stored.Value)));

    private static async Task<IResult> BeginAsync(string? template, Deposits deposits, TemplateSet templates, HttpContext context, CancellationToken cancellationToken)
    {
        var submission = context.Request.ContentLength is 0 or null && context.Request.ContentType is null ? new Submission(new Section("Study")) : await PageTabBody.ReadAsync(context.Request, cancellationToken);
        var kind = template ?? submission.First(DepositTemplate.Attribute) ?? TemplateSet.Default;
        Demand(templates, kind);
        var stored = await deposits.BeginAsync(context.User.AccountId()!, kind, submission, cancellationToken);
        Tag(context.Response, stored.Revision);
        return Results.Created($"{All}/{stored.Value.Accession}", DepositSummary.Of(stored.Value));
    }

    private static async Task<IResult> ReadAsync(string accession, Deposits deposits, HttpContext context, CancellationToken cancellationToken)
    {
        var stored = await deposits.OpenAsync(accession, context.User, DepositAsk.See, cancellationToken);
        var (mediaType, form) = PageTabBody.Wanted(context.Request);
        Tag(context.Response, stored.Revision);
        return Results.Bytes(PageTabDocument.Write(stored.Value.Submission, form), mediaType + "; charset=utf-8");
    }

    private static async Task<IResult> WriteAsync(string accession, Deposits deposits, Drafting drafting, TemplateSet templates, HttpContext context, CancellationToken cancellationToken)
    {
        await deposits.OpenAsync(accession, context.User, DepositAsk.Edit, cancellationToken);
        var submission = await PageTabBody.ReadAsync(context.Request, cancellationToken);
        var kind = submission.First(DepositTemplate.Attribute);
        Demand(templates, kind);
        var stored = await drafting.WriteAsync(accession, context.User, Revision(context.Request), deposit => deposit with { Submission = submission, Template = kind ?? deposit.Template }, cancellationToken);
        Tag(context.Response, stored.Revision);
        return Results.Ok(DepositSummary.Of(stored.Value));
    }

    private static async Task<IResult> DeleteAsync(string accession, Drafting drafting, HttpContext context, CancellationToken cancellationToken)
    {
        await drafting.DeleteAsync(accession, context.User, cancellationToken);
        return Results.NoContent();
    }

    private static async Task<IResult> StateAsync(string accession, Deposits deposits, HttpContext context, CancellationToken cancellationToken) =>
        Results.Ok(DepositSummary.Of((await deposits.OpenAsync(accession, context.User, DepositAsk.See, cancellationToken)).Value));

    private static void Demand(TemplateSet templates, string? kind)
    {
        if (kind is not null && templates.Find(kind) is null)
        {
            throw new RefusedException(Refusal.Invalid, "template-unknown", $"There is no kind of study of that name; there are {string.Join(", ", templates.All.Select(template => template.Id))}.") { Field = "template" };
        }
    }

    private static void Tag(HttpResponse response, long revision) => response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    private static long? Revision(HttpRequest request) => request.GetTypedHeaders().IfMatch switch
    {
        [var tag] when tag != EntityTagHeaderValue.Any => long.TryParse(tag.Tag.Value?.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : -1,
        _ => null,
    };
}
