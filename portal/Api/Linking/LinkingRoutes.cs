namespace Hub.Portal.Api;

/// <summary>How datasets belong together: links, transformations, and clusters of those that are the same.</summary>
public static class LinkingRoutes
{
    /// <summary>Maps all addresses of them.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapLinking(this IEndpointRouteBuilder routes)
    {
        routes.MapLinks();
        routes.MapDuplicates();
        routes.MapMapping();
        routes.MapTransformationFiles();
    }
}
