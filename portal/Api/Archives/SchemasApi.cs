using Hub.Portal.Composing;

namespace Hub.Portal.Api;

/// <summary>The JSON Schemas that editors check definitions by.</summary>
public static class SchemasApi
{
    /// <summary>Maps <c>/schemas/archive.schema.json</c> and <c>/schemas/connector.schema.json</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapSchemas(this IEndpointRouteBuilder routes)
    {
        foreach (var name in new[] { "archive.schema.json", "connector.schema.json" })
        {
            routes.MapGet("/schemas/" + name, (ConfigFolder folder) => TypedResults.PhysicalFile(Path.GetFullPath(Path.Combine(folder.Archives, name)), "application/schema+json")).ExcludeFromDescription();
        }
    }
}
