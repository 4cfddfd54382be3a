using System.Globalization;
using Hub.Catalogue;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Hub.OData;

/// <summary>The HTTP side of requests.</summary>
internal static class ODataHttp
{
    /// <summary>Where the service lies.</summary>
    public const string Prefix = "/odata";

    private const string PageSizePreference = "maxpagesize=";

    /// <summary>Reads a request; its address as it was sent, because keys may hold encoded slashes.</summary>
    public static (ODataRequest Request, ResponseScope Scope) Read(HttpContext context)
    {
        string raw = context.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } target && target[0] == '/'
            ? target
            : context.Request.PathBase.ToUriComponent() + context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        int question = raw.IndexOf('?', StringComparison.Ordinal);
        string path = question < 0 ? raw : raw[..question];
        int root = path.IndexOf(Prefix, StringComparison.OrdinalIgnoreCase) + Prefix.Length;
        var service = new Uri($"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}{path[..root]}/");
        var request = new ODataRequest(service, path[root..].TrimStart('/'), question < 0 ? "" : raw[(question + 1)..]);
        var format = ODataFormat.Choose(request.Options["$format"], Accept(context), xml: request.Target.Metadata);
        return (request, new ResponseScope(service.ToString(), request.Address, request.Options, format));
    }

    private static string? Accept(HttpContext context) => context.Request.Headers.Accept is { Count: > 0 } accept ? accept.ToString() : null;

    /// <summary>Sets the headers that every response has.</summary>
    public static void Describe(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers["OData-Version"] = context.Request.Headers["OData-MaxVersion"] == "4.0" ? "4.0" : "4.01";
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = "GET, HEAD, OPTIONS";
        headers.AccessControlAllowHeaders = "Accept, Content-Type, If-None-Match, OData-Version, OData-MaxVersion, Prefer";
        headers.AccessControlExposeHeaders = "ETag, OData-Version, Preference-Applied";
        headers.Vary = "Accept, OData-MaxVersion, Prefer";
    }

    /// <summary>The page size that the client prefers, which the response then says is applied.</summary>
    public static int? PageSize(HttpContext context)
    {
        foreach (string preference in context.Request.Headers["Prefer"].ToString().Split([',', ';'], StringSplitOptions.TrimEntries))
        {
            int start = preference.IndexOf(PageSizePreference, StringComparison.OrdinalIgnoreCase);
            if (start is not (0 or 6) || !int.TryParse(preference.AsSpan(start + PageSizePreference.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int size) || size < 1) continue;
            int applied = Math.Min(size, CatalogueLimits.MaxPageSize);
            context.Response.Headers["Preference-Applied"] = string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={applied}");
            return applied;
        }
        return null;
    }
}
