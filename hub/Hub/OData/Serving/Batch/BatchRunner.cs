using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Hub.OData;

/// <summary>Carries out the requests of a batch, one after the other, each as if it had come alone.</summary>
/// <param name="context">The request that brings the batch.</param>
/// <param name="respond">Responds to a request that comes alone.</param>
internal sealed class BatchRunner(HttpContext context, RequestDelegate respond)
{
    private static readonly string[] Inherited = ["Host", "Accept-Language", "OData-MaxVersion", "User-Agent"];
    private readonly Dictionary<string, BatchResponse> responses = new(StringComparer.Ordinal);
    private readonly BatchAddresses addresses = new($"{context.Request.PathBase}{ODataHttp.Prefix}/");

    /// <summary>The responses, in the order of the requests; after a failure only as far as the client wants to go on.</summary>
    /// <param name="requests">The requests.</param>
    /// <exception cref="ODataRefusedException">There are too many, an id is given twice, or one depends on none that comes before it.</exception>
    public async IAsyncEnumerable<BatchResponse> RunAsync(IReadOnlyList<BatchRequest> requests)
    {
        BatchRequest.Check(requests);
        bool goOn = ODataHeaders.ContinuesOnError(context), failed = false;
        foreach (var request in requests)
        {
            var response = failed && !goOn ? Skipped(request.Id, "an earlier request of the batch failed; prefer continue-on-error to go on") : await OneAsync(request);
            failed |= response.Status >= StatusCodes.Status400BadRequest;
            responses[request.Id] = response;
            yield return response;
        }
    }

    private async Task<BatchResponse> OneAsync(BatchRequest request)
    {
        if (request.DependsOn.FirstOrDefault(id => responses[id].Status >= StatusCodes.Status400BadRequest) is { } failed) return Skipped(request.Id, $"the request \"{failed}\" failed, on which it depends");
        try
        {
            return await SendAsync(request, addresses.Target(request));
        }
        catch (ODataRefusedException refusal)
        {
            return BatchResponse.Refused(request.Id, refusal);
        }
    }

    private async Task<BatchResponse> SendAsync(BatchRequest request, string target)
    {
        using var body = new MemoryStream();
        var inner = new DefaultHttpContext { RequestServices = context.RequestServices, RequestAborted = context.RequestAborted, User = context.User };
        (inner.Request.Method, inner.Request.Scheme, inner.Request.Host, inner.Request.PathBase) = (request.Method.ToUpperInvariant(), context.Request.Scheme, context.Request.Host, context.Request.PathBase);
        inner.Features.Get<IHttpRequestFeature>()!.RawTarget = target;
        foreach (string name in Inherited) inner.Request.Headers[name] = context.Request.Headers[name];
        foreach (var header in request.Headers) inner.Request.Headers[header.Key] = header.Value;
        inner.Response.Body = body;
        ODataHttp.MarkBatched(inner);
        await respond(inner);
        var headers = inner.Response.Headers.Where(header => IsOwn(header.Key)).Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value.ToString()));
        return new BatchResponse(request.Id, inner.Response.StatusCode, [.. headers], body.ToArray());
    }

    private static bool IsOwn(string header) =>
        !header.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase) && !header.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) && !header.Equals("Vary", StringComparison.OrdinalIgnoreCase);

    private static BatchResponse Skipped(string id, string because) =>
        BatchResponse.Refused(id, new ODataRefusedException(StatusCodes.Status424FailedDependency, "batch-dependency", $"The request was not carried out because {because}.", "dependsOn"));
}
