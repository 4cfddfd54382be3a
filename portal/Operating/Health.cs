using Hub.Catalogue;
using Hub.Store;

namespace Hub.Portal.Operating;

/// <summary>Whether the hub lives, and whether it can answer.</summary>
public static class Health
{
    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("live")).ExcludeFromDescription();
        routes.MapGet("/health/ready", ReadyAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(IRecordStore store, CatalogueReader catalogue, CancellationToken cancellationToken)
    {
        var change = await store.Datasets.LastChangeAsync(cancellationToken);
        return TypedResults.Json(new { store = change, index = catalogue.Generation, datasets = catalogue.Count });
    }
}
