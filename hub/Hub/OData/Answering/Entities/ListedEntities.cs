using Hub.Catalogue;

namespace Hub.OData;

/// <summary>The entities of the sets that are few and in no index: archives, transformations and the terms of hierarchies, decided one by one.</summary>
/// <param name="catalogue">The catalogue.</param>
/// <param name="archives">The archives.</param>
/// <param name="transformations">The transformations.</param>
/// <param name="states">What is kept for further pages.</param>
/// <param name="request">The request, which may be for a further page.</param>
internal sealed class ListedEntities(CatalogueReader catalogue, ListedArchives archives, ListedTransformations transformations, ListedStates states, ODataRequest request)
{
    private readonly Dictionary<EntityShape, IReadOnlyList<object>> read = [];

    /// <summary>A page of entities.</summary>
    /// <exception cref="ODataRefusedException">They are searched, or the state of the page before is no longer kept.</exception>
    public RecordsPage Page(ODataQuestion question, int take, CancellationToken cancellationToken)
    {
        if (question.Search is not null) throw new ODataRefusedException(501, "search-unsupported", $"{question.Shape.SetName} are too few to be searched. Use $filter, for example contains(Name,'…').", "$search");
        var evaluator = new RecordEvaluator(question.Shape.Fields);
        var found = Entities(question.Shape, cancellationToken).Where(each => question.Filter is null || evaluator.Truth(question.Filter, each) == true).ToList();
        found.Sort(new ListedOrder(question, evaluator));
        var page = found.Skip((int)Math.Min(question.Skip, int.MaxValue)).Take(take).Select(each => new RecordHit(each, 0, new RecordsMark([], ListedOrder.Key(question.Shape, each))));
        return new RecordsPage(found.Count, [.. page], [], UnderstoodText.Everything, question.From?.Generation ?? catalogue.Generation);
    }

    /// <summary>Keeps the state that pages were read from; its name.</summary>
    public string Keep(EntityShape shape, CancellationToken cancellationToken) => states.Keep(shape, Entities(shape, cancellationToken));

    // All that is answered to one request is of one state; further pages are of that of the first.
    private IReadOnlyList<object> Entities(EntityShape shape, CancellationToken cancellationToken)
    {
        if (read.TryGetValue(shape, out var entities)) return entities;
        string? state = shape == request.Target.Shape ? SkipToken.Of(request.Options)?.State : null;
        return read[shape] = state is null ? Newest(shape, cancellationToken) : states.Find(shape, state, () => Newest(shape, cancellationToken));
    }

    private IReadOnlyList<object> Newest(EntityShape shape, CancellationToken cancellationToken)
    {
        if (shape == EntityShapes.Taxa) return [.. catalogue.Words.Taxa.Nodes];
        if (shape == EntityShapes.Methods) return [.. catalogue.Words.Methods.Nodes];
        if (shape == EntityShapes.Transformations) return transformations.Entities;
        return [.. archives.Entities(cancellationToken)];
    }
}
