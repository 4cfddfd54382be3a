using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.OData;

/// <summary>The HTTP side of requests.</summary>
internal static class ODataHttp
{
    /// <summary>Where the service lies.</summary>
    public const string Prefix = "/odata";

    private const string Batched = "hub.odata.batched";

    /// <summary>Reads a request; its address as it was sent, because keys may hold encoded slashes.</summary>
    /// <exception cref="ODataRefusedException">The method is none that reads, or the address is not understood.</exception>
    public static async Task<(ODataRequest Request, ResponseScope Scope)> ReadAsync(HttpContext context)
    {
        string raw = Target(context);
        int question = raw.IndexOf('?', StringComparison.Ordinal);
        string path = question < 0 ? raw : raw[..question], query = question < 0 ? "" : raw[(question + 1)..];
        string method = context.Request.Method;
        if (HttpMethods.IsPost(method) && path.EndsWith(ODataPosts.Query, StringComparison.Ordinal))
        {
            path = path[..^ODataPosts.Query.Length];
            query = string.Join('&', new[] { query, await ODataPosts.QueryAsync(context) }.Where(part => part.Length > 0));
        }
        else if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
        {
            context.Response.Headers.Allow = ODataHeaders.Methods;
            throw new ODataRefusedException(StatusCodes.Status405MethodNotAllowed, "method-not-allowed", $"The catalogue is only read here: {ODataHeaders.Methods} (POST for $batch and …/$query). Datasets are deposited at /deposit.");
        }
        int root = path.IndexOf(Prefix, StringComparison.OrdinalIgnoreCase) + Prefix.Length;
        var service = new Uri($"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}{path[..root]}/");
        var request = new ODataRequest(service, path[root..].TrimStart('/'), query);
        var format = ODataFormat.Choose(request.Options["$format"], Accept(context), xml: request.Target.Metadata);
        if (context.Items.ContainsKey(Batched) && format.Kind is FormatKind.Csv or FormatKind.JsonLines)
            throw new ODataRefusedException(400, "batch-export", "Exports are streamed and cannot be part of a batch. Ask for them alone.", "$format");
        var at = SkipToken.Of(request.Options)?.At ?? (context.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow();
        return (request, new ResponseScope(service.ToString(), request.Address, request.Options, format) { At = at });
    }

    /// <summary>The address as it was sent, without scheme and host.</summary>
    public static string Target(HttpContext context) => context.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } target && target[0] == '/'
        ? target
        : context.Request.PathBase.ToUriComponent() + context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();

    /// <summary>Remembers that a request is part of a batch.</summary>
    public static void MarkBatched(HttpContext context) => context.Items[Batched] = true;

    private static string? Accept(HttpContext context) => context.Request.Headers.Accept is { Count: > 0 } accept ? accept.ToString() : null;
}
