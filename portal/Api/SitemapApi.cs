using Hub.Catalogue;
using Hub.Portal.Exports;
using Hub.Portal.Presenting;

namespace Hub.Portal.Api;

/// <summary>What search engines read first: which pages there are, and which are not for them.</summary>
public static class SitemapApi
{
    /// <summary>Maps <c>/sitemap.xml</c>, <c>/sitemaps/{number}.xml</c> and <c>/robots.txt</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapSitemap(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sitemap.xml", Lists).ExcludeFromDescription();
        routes.MapGet("/sitemaps/{number:int:min(1)}.xml", List).ExcludeFromDescription();
        routes.MapGet("/robots.txt", Robots).ExcludeFromDescription();
    }

    private static IResult Lists(CatalogueReader catalogue, HttpRequest request, CancellationToken cancellationToken) =>
        Results.Stream(output => Sitemap.WriteListsAsync(Sitemap.Lists(catalogue.Count), new Uri(HubAddress.Of(request)), output, cancellationToken), Sitemap.MediaType);

    private static IResult List(int number, CatalogueReader catalogue, HttpRequest request, CancellationToken cancellationToken) => number > Sitemap.Lists(catalogue.Count)
        ? Results.NotFound()
        : Results.Stream(
            output => Sitemap.WriteAsync(catalogue.ByAccession((number - 1) * Sitemap.MostPages, Sitemap.MostPages, cancellationToken), new Uri(HubAddress.Of(request)), output, cancellationToken),
            Sitemap.MediaType);

    // Searches are without number, and each costs an answer: the list names every dataset's page.
    private static IResult Robots(HttpRequest request) => Results.Text($"""
        User-agent: *
        Disallow: /account
        Disallow: /api/
        Disallow: /datasets?
        Disallow: /deposit
        Disallow: /facets/
        Disallow: /odata/
        Disallow: /review/
        Sitemap: {HubAddress.Of(request)}/sitemap.xml

        """);
}
