using Hub.Catalogue;
using Hub.Correlation;
using Hub.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.OData;

/// <summary>Makes the source of a request's entities of what the container has.</summary>
internal static class EntitySources
{
    /// <summary>The source; of the store only what the request speaks of is read.</summary>
    /// <param name="services">The container.</param>
    /// <param name="request">The request.</param>
    /// <param name="states">What is kept for further pages.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<EntitySource> ForAsync(IServiceProvider services, ODataRequest request, ListedStates states, CancellationToken cancellationToken)
    {
        var catalogue = services.GetRequiredService<CatalogueReader>();
        IReadOnlyList<StoredTransformation> stored = request.SpeaksOf(EntityShapes.Transformations)
            ? await services.GetRequiredService<StoredTransformations>().ReadAsync(cancellationToken).ToListAsync(cancellationToken)
            : [];
        var archives = new ListedArchives(catalogue, services.GetRequiredService<IReadOnlyList<ArchiveDefinition>>());
        var transformations = new ListedTransformations(catalogue, stored, cancellationToken);
        return new EntitySource(catalogue, new ListedEntities(catalogue, archives, transformations, states, request));
    }
}
