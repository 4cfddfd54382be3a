using System.Globalization;

using Hub.Deposition;
using Hub.Deposition.Checks;
using Hub.Deposition.PageTab;

namespace Hub.Portal.Api;

/// <summary>Page-tab in the body of a request or an answer, in the form that its media type names.</summary>
internal static class PageTabBody
{
    private static readonly (string MediaType, PageTabForm Form)[] Forms =
    [
        ("application/json", PageTabForm.Json),
        ("application/xml", PageTabForm.Xml),
        ("text/xml", PageTabForm.Xml),
        ("text/tab-separated-values", PageTabForm.Tsv),
    ];

    /// <summary>The form in which a client wants to read; JSON where it does not say.</summary>
    public static (string MediaType, PageTabForm Form) Wanted(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1).Select(type => type.MediaType.Value);
        return accepted.Select(type => Forms.FirstOrDefault(each => each.MediaType == type)).FirstOrDefault(each => each.MediaType is not null, Forms[0]);
    }

    /// <summary>The document of a request.</summary>
    /// <exception cref="RefusedException">It is none of the forms, too long, or malformed; with line and column.</exception>
    public static async Task<Submission> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var type = request.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        var form = Forms.FirstOrDefault(each => each.MediaType == type) is { MediaType: not null } known
            ? known.Form
            : throw new RefusedException(Refusal.Invalid, "content-type", "Page-tab is sent as application/json, application/xml or text/tab-separated-values.");
        using var bytes = new MemoryStream();
        var buffer = new byte[64 << 10];
        // One byte more than can be read is enough to be told so.
        for (int read; bytes.Length <= PageTabLimits.Bytes && (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            bytes.Write(buffer, 0, read);
        }

        var reading = PageTabDocument.Read(bytes.ToArray(), form);
        return reading.Submission is { } submission && reading.Problems.Count == 0
            ? submission
            : throw new RefusedException(Refusal.Invalid, "page-tab-unreadable", Told(reading.Problems));
    }

    /// <summary>Refuses a kind of study that there is not.</summary>
    public static void Demand(TemplateSet templates, string? kind)
    {
        if (kind is not null && templates.Find(kind) is null)
        {
            throw new RefusedException(Refusal.Invalid, "template-unknown", $"There is no kind of study of that name; there are {string.Join(", ", templates.All.Select(template => template.Id))}.") { Field = "template" };
        }
    }

    /// <summary>Says which revision the answer is.</summary>
    public static void Tag(HttpResponse response, long revision) => response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>The revision that a change was made from, by <c>If-Match</c>; null where the client does not say.</summary>
    public static long? Revision(HttpRequest request) => request.Headers.IfMatch.ToString() switch
    {
        "" or "*" => null,
        var tag => long.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : -1,
    };

    private static string Told(IReadOnlyList<PageTabProblem> problems) =>
        string.Join(" ", problems.Take(5).Select(problem => $"Line {problem.Place.Line}, column {problem.Place.Column}: {problem.Message}"));
}
