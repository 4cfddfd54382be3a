using Hub.Catalogue;
using Hub.Records;

namespace Hub.OData;

/// <summary>The partner archives, with the number of datasets that the catalogue holds of each.</summary>
internal sealed class ListedArchives(CatalogueReader catalogue, IReadOnlyList<ArchiveDefinition> archives)
{
    /// <summary>All of them.</summary>
    public IEnumerable<ArchiveEntity> Entities(CancellationToken cancellationToken)
    {
        var counted = catalogue.Aggregate(new AggregationRequest { GroupBy = ["Archive"], Figures = [new Figure("Count", FigureFunction.Count)] }, cancellationToken);
        var counts = counted.Rows.ToDictionary(row => (string)row[0]!, row => (long)row[1]!, StringComparer.Ordinal);
        return archives.Select(archive => new ArchiveEntity(
            archive.Id, archive.Name, archive.Description.Length > 0 ? archive.Description : null, archive.HomePage, counts.GetValueOrDefault(archive.Id)));
    }
}
