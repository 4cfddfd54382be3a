using System.Text;

using Hub.Correlation;
using Hub.Records;
using Hub.Store;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Hub.Portal.Api;

/// <summary>Links as JSON, and the report of an archive's links as JSON or CSV.</summary>
public static class LinksApi
{
    /// <summary>Maps <c>/api/datasets/{accession}/links</c> and <c>/api/archives/{id}/links</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapLinks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/datasets/{accession}/links", OfDataset).WithTags("Correlation").WithSummary("A dataset's links, with everyone who says so; rejected ones too");
        routes.MapGet("/api/archives/{id}/links", OfArchiveAsync).WithTags("Archives").WithSummary("An archive's links that lead nowhere or are not returned; format=csv for a table");
    }

    private static Ok<IAsyncEnumerable<LinkAnswer>> OfDataset(string accession, ILinks links, CancellationToken cancellationToken) =>
        TypedResults.Ok(links.ReadOfAsync(accession, cancellationToken).Select(link => LinkAnswer.Of(link.Value, accession)));

    private static async Task<IResult> OfArchiveAsync(string id, string? format, LinkAudit audit, IReadOnlyList<ArchiveDefinition> archives, CancellationToken cancellationToken)
    {
        if (archives.FirstOrDefault(archive => archive.Id == id) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var findings = await audit.FindAsync(found, archives, cancellationToken).ToListAsync(cancellationToken);
        return format == "csv"
            ? TypedResults.File(Csv(findings), "text/csv; charset=utf-8", $"links-of-{id}.csv")
            : TypedResults.Ok(findings.Select(finding => new { Finding = finding.Kind, finding.Record, Relation = finding.Link.SeenFrom(finding.Record), finding.Target, finding.Reason, Link = finding.Link.Id }));
    }

    private static byte[] Csv(IEnumerable<LinkFinding> findings)
    {
        var text = new StringBuilder("finding,record,relation,target,reason,link\r\n");
        foreach (var finding in findings)
        {
            text.AppendJoin(',', new[] { finding.Kind.ToString(), finding.Record, finding.Link.SeenFrom(finding.Record).ToString(), finding.Target, finding.Reason, finding.Link.Id }.Select(Cell)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // A table program takes what begins with = + - @ for a formula.
    private static string Cell(string value) => $"\"{(value is ['=' or '+' or '-' or '@', ..] ? "'" : "")}{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
