using System.Globalization;
using Hub.Catalogue;
using Microsoft.AspNetCore.Http;

namespace Hub.OData;

/// <summary>The headers of requests and responses.</summary>
internal static class ODataHeaders
{
    /// <summary>The methods that are understood.</summary>
    public const string Methods = "GET, HEAD, OPTIONS, POST";

    private const string PageSizePreference = "maxpagesize=";

    /// <summary>Refuses clients that understand no version which is spoken here.</summary>
    /// <exception cref="ODataRefusedException">The greatest version they understand is below 4.0.</exception>
    public static void RequireVersion(HttpContext context)
    {
        string greatest = context.Request.Headers["OData-MaxVersion"].ToString();
        if (greatest.Length > 0 && (!decimal.TryParse(greatest.Split(';')[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal version) || version < 4))
            throw new ODataRefusedException(400, "version-unsupported", "The versions spoken here are 4.0 and 4.01. Send OData-MaxVersion: 4.01, or leave it out.", "OData-MaxVersion");
    }

    /// <summary>Sets the headers that every response has.</summary>
    public static void Describe(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers["OData-Version"] = context.Request.Headers["OData-MaxVersion"] == "4.0" ? "4.0" : "4.01";
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = "Accept, Content-ID, Content-Type, If-None-Match, OData-Version, OData-MaxVersion, Prefer";
        headers.AccessControlExposeHeaders = "ETag, OData-Version, Preference-Applied";
        headers.Vary = "Accept, OData-MaxVersion, Prefer";
    }

    /// <summary>The page size that the client prefers, which the response then says is applied.</summary>
    public static int? PageSize(HttpContext context)
    {
        foreach (string preference in Preferences(context))
        {
            int start = preference.IndexOf(PageSizePreference, StringComparison.OrdinalIgnoreCase);
            if (start is not (0 or 6) || !int.TryParse(preference.AsSpan(start + PageSizePreference.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int size) || size < 1) continue;
            int applied = Math.Min(size, CatalogueLimits.MaxPageSize);
            context.Response.Headers["Preference-Applied"] = string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={applied}");
            return applied;
        }
        return null;
    }

    /// <summary>Whether the requests of a batch after one that failed are to be carried out.</summary>
    public static bool ContinuesOnError(HttpContext context)
    {
        foreach (string preference in Preferences(context))
        {
            string name = preference.ToLowerInvariant().Replace("odata.", "", StringComparison.Ordinal);
            if (name is not ("continue-on-error" or "continue-on-error=true" or "continue-on-error=false")) continue;
            context.Response.Headers["Preference-Applied"] = preference;
            return !name.EndsWith("false", StringComparison.Ordinal);
        }
        return false;
    }

    private static string[] Preferences(HttpContext context) => context.Request.Headers["Prefer"].ToString().Split([',', ';'], StringSplitOptions.TrimEntries);
}
