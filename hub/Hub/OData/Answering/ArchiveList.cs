using Hub.Catalogue;
using Hub.Records;

namespace Hub.OData;

/// <summary>The few archives, decided one by one.</summary>
internal sealed class ArchiveList(CatalogueReader catalogue, IReadOnlyList<ArchiveDefinition> archives)
{
    /// <summary>A page of archives.</summary>
    public RecordsPage Page(ODataQuestion question, int take, CancellationToken cancellationToken)
    {
        if (question.Search is not null) throw new ODataRefusedException(501, "search-unsupported", "Archives are too few to be searched. Use $filter.", "$search");
        var evaluator = new RecordEvaluator(question.Shape.Fields);
        var found = Entities(cancellationToken).Where(each => question.Filter is null || evaluator.Truth(question.Filter, each) == true).ToList();
        found.Sort((left, right) => Compare(question, left, right));
        var page = found.Skip((int)Math.Min(question.Skip, int.MaxValue)).Take(take).Select(each => new RecordHit(each, 0, new RecordsMark([], each.Id)));
        return new RecordsPage(found.Count, [.. page], [], UnderstoodText.Everything, catalogue.Generation);
    }

    private IEnumerable<ArchiveEntity> Entities(CancellationToken cancellationToken)
    {
        var counted = catalogue.Aggregate(new AggregationRequest { GroupBy = ["Archive"], Figures = [new Figure("Count", FigureFunction.Count)] }, cancellationToken);
        var counts = counted.Rows.ToDictionary(row => (string)row[0]!, row => (long)row[1]!, StringComparer.Ordinal);
        return archives.Select(archive => new ArchiveEntity(
            archive.Id, archive.Name, archive.Description.Length > 0 ? archive.Description : null, archive.HomePage, counts.GetValueOrDefault(archive.Id)));
    }

    private static int Compare(ODataQuestion question, ArchiveEntity left, ArchiveEntity right)
    {
        foreach (var key in question.Sort)
        {
            object? a = EntityAddress.Value(question.Shape, left, key.Field), b = EntityAddress.Value(question.Shape, right, key.Field);
            int order = a is null || b is null ? (a is null ? 0 : 1) - (b is null ? 0 : 1) : Values.Order(a, b) ?? 0;
            if (order != 0) return key.Descending ? -order : order;
        }
        return CodePointComparer.Instance.Compare(left.Id, right.Id);
    }
}
