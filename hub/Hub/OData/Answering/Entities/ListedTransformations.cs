using Hub.Catalogue;
using Hub.Correlation;
using Hub.Records;

namespace Hub.OData;

/// <summary>The transformations of the store, with the links that they belong to; looked up when the first is wanted.</summary>
/// <param name="catalogue">Where the links are.</param>
/// <param name="stored">The transformations.</param>
/// <param name="cancellationToken">Stops the looking up.</param>
internal sealed class ListedTransformations(CatalogueReader catalogue, IReadOnlyList<StoredTransformation> stored, CancellationToken cancellationToken)
{
    private readonly Lazy<IReadOnlyList<TransformationEntity>> entities = new(() => Read(catalogue, stored, cancellationToken));

    /// <summary>All of them.</summary>
    public IReadOnlyList<TransformationEntity> Entities => entities.Value;

    private static IReadOnlyList<TransformationEntity> Read(CatalogueReader catalogue, IReadOnlyList<StoredTransformation> stored, CancellationToken cancellationToken)
    {
        var having = new RecordsRequest
        {
            Set = RecordSet.Links,
            Filter = new ComparisonExpression(ComparisonOperator.Greater, new PropertyExpression("TransformationCount"), new ConstantExpression(0L)),
            Take = int.MaxValue,
        };
        var links = catalogue.Stream(having, cancellationToken).Cast<DatasetLink>().SelectMany(link => link.Transformations.Select(id => (Transformation: id, Link: link.Id))).ToLookup(pair => pair.Transformation, pair => pair.Link);
        return [.. stored.Select(each => new TransformationEntity(each, [.. links[each.Id].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))];
    }
}
