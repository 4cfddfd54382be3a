using System.Collections.Concurrent;
using System.Text;

using ArchiveServer.Generating;

namespace ArchiveServer.Faults;

/// <summary>Breaks a share of the answers. Which ones follows from seed, request and how often it was asked, so a run can be repeated and a retry can succeed.</summary>
/// <param name="faults">What goes wrong and how often.</param>
/// <param name="seed">Another seed hits other requests.</param>
internal sealed class FaultInjection(IReadOnlyList<Fault> faults, int seed)
{
    private static readonly object EndlessMark = new();

    private readonly ConcurrentDictionary<string, int> asked = new();

    /// <summary>Whether the request was chosen for endless paging, for archives whose paging is not in the query.</summary>
    public static bool IsEndless(HttpContext context) => context.Items.ContainsKey(EndlessMark);

    /// <summary>Answers a request, well or badly.</summary>
    public Task AnswerAsync(HttpContext context, RequestDelegate answer)
    {
        if (faults.Count == 0)
        {
            return answer(context);
        }

        var request = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}";
        var time = asked.AddOrUpdate(request, 1, (_, times) => times + 1);
        var hit = faults.FirstOrDefault(fault => Draw.For(seed, $"{fault.Kind} {request}", time).Chance(fault.Rate));
        return hit is null ? answer(context) : BreakAsync(hit.Kind, context, answer);
    }

    private static Task BreakAsync(FaultKind kind, HttpContext context, RequestDelegate answer) => kind switch
    {
        FaultKind.TooManyRequests => TooManyAsync(context),
        FaultKind.ServerError => Answers.Html(StatusCodes.Status500InternalServerError, "Internal Server Error").ExecuteAsync(context),
        FaultKind.TimeOut => Task.Delay(Timeout.Infinite, context.RequestAborted),
        FaultKind.CutBody => CutAsync(context, answer),
        FaultKind.HtmlWall => Answers.Html(StatusCodes.Status200OK, "Checking your browser").ExecuteAsync(context),
        FaultKind.HtmlWallAccepted => Answers.Html(StatusCodes.Status202Accepted, "Checking your browser").ExecuteAsync(context),
        FaultKind.WrongCharset => WrongCharsetAsync(context, answer),
        FaultKind.EndlessPaging => EndlessAsync(context, answer),
        FaultKind.ChangedIds => ChangeIdsAsync(context, answer),
        _ => throw new InvalidOperationException($"The fault {kind} has no behaviour."),
    };

    private static Task TooManyAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return Results.Text("Too many requests", "text/plain", Encoding.UTF8, StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
    }

    private static async Task CutAsync(HttpContext context, RequestDelegate answer)
    {
        var body = await BufferedBody.OfAsync(context, answer);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    private static async Task WrongCharsetAsync(HttpContext context, RequestDelegate answer)
    {
        var body = await BufferedBody.OfAsync(context, answer);
        context.Response.ContentType = context.Response.ContentType?.Split(';')[0] + "; charset=iso-8859-1";
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static Task EndlessAsync(HttpContext context, RequestDelegate answer)
    {
        context.Items[EndlessMark] = true;
        var query = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        foreach (var page in query.Keys.Where(key => key is "page" or "offset" or "start"))
        {
            query[page] = page == "page" ? "1" : "0";
        }

        context.Request.QueryString = QueryString.Create(query.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        return answer(context);
    }

    private static async Task ChangeIdsAsync(HttpContext context, RequestDelegate answer)
    {
        var body = ChangedIds.In(await BufferedBody.OfAsync(context, answer));
        context.Response.Headers.ETag = default;
        context.Response.ContentLength = null;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
