namespace Hub.Portal.Operating;

/// <summary>Headers that keep a hostile record from becoming a hostile page: no foreign scripts, no frames, no sniffing.</summary>
public static class SecurityHeaders
{
    // Bars of a chart set their width in a style attribute; thumbnails are shown from the archives' own hosts.
    private const string Policy =
        "default-src 'self'; img-src 'self' https: data:; style-src 'self'; style-src-attr 'unsafe-inline'; script-src 'self'; "
        + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /// <summary>Adds the headers to every answer.</summary>
    /// <param name="app">The pipeline.</param>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    });

    /// <summary>Keeps what is shown to somebody signed in out of every cache; after authentication.</summary>
    /// <param name="app">The pipeline.</param>
    public static void UsePrivateAnswers(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            context.Response.Headers.CacheControl = "no-store";
        }

        return next(context);
    });
}
