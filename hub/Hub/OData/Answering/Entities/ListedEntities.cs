using Hub.Catalogue;

namespace Hub.OData;

/// <summary>The entities of the sets that are few and in no index: archives, transformations and the terms of hierarchies, decided one by one.</summary>
internal sealed class ListedEntities(CatalogueReader catalogue, ListedArchives archives, ListedTransformations transformations)
{
    /// <summary>A page of entities.</summary>
    /// <exception cref="ODataRefusedException">They are searched.</exception>
    public RecordsPage Page(ODataQuestion question, int take, CancellationToken cancellationToken)
    {
        if (question.Search is not null) throw new ODataRefusedException(501, "search-unsupported", $"{question.Shape.SetName} are too few to be searched. Use $filter, for example contains(Name,'…').", "$search");
        var evaluator = new RecordEvaluator(question.Shape.Fields);
        var found = Entities(question.Shape, cancellationToken).Where(each => question.Filter is null || evaluator.Truth(question.Filter, each) == true).ToList();
        found.Sort(new ListedOrder(question, evaluator));
        var page = found.Skip((int)Math.Min(question.Skip, int.MaxValue)).Take(take).Select(each => new RecordHit(each, 0, new RecordsMark([], ListedOrder.Key(question.Shape, each))));
        return new RecordsPage(found.Count, [.. page], [], UnderstoodText.Everything, catalogue.Generation);
    }

    private IEnumerable<object> Entities(EntityShape shape, CancellationToken cancellationToken)
    {
        if (shape == EntityShapes.Taxa) return catalogue.Words.Taxa.Nodes;
        if (shape == EntityShapes.Methods) return catalogue.Words.Methods.Nodes;
        if (shape == EntityShapes.Transformations) return transformations.Entities;
        return archives.Entities(cancellationToken);
    }
}
