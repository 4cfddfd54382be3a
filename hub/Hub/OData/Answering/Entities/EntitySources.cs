using Hub.Catalogue;
using Hub.Correlation;
using Hub.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.OData;

/// <summary>Makes the source of a request's entities of what the container has.</summary>
internal static class EntitySources
{
    /// <summary>The source; of the store only what the request speaks of is read.</summary>
    public static async Task<EntitySource> ForAsync(IServiceProvider services, ODataRequest request, CancellationToken cancellationToken)
    {
        var catalogue = services.GetRequiredService<CatalogueReader>();
        IReadOnlyList<StoredTransformation> stored = request.SpeaksOf(EntityShapes.Transformations)
            ? await services.GetRequiredService<StoredTransformations>().ReadAsync(cancellationToken).ToListAsync(cancellationToken)
            : [];
        var archives = new ListedArchives(catalogue, services.GetRequiredService<IReadOnlyList<ArchiveDefinition>>());
        return new EntitySource(catalogue, new ListedEntities(catalogue, archives, new ListedTransformations(catalogue, stored, cancellationToken)));
    }
}
