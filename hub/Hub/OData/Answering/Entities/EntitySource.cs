using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Where entities come from.</summary>
/// <param name="catalogue">The catalogue.</param>
/// <param name="listed">Those that are in no index.</param>
internal sealed class EntitySource(CatalogueReader catalogue, ListedEntities listed)
{
    /// <summary>A page of entities.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="take">The most entities.</param>
    /// <param name="generation">The state to stay on; null for the newest.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public RecordsPage Page(ODataQuestion question, int take, long? generation, CancellationToken cancellationToken)
    {
        if (question.Shape.Set is null) return listed.Page(question, take, cancellationToken);
        return catalogue.Records(Request(question, take, generation), cancellationToken);
    }

    /// <summary>All entities, one after the other, from one state.</summary>
    /// <param name="question">What is asked; its page size does not matter.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public IEnumerable<object> Stream(ODataQuestion question, CancellationToken cancellationToken)
    {
        int take = (int)Math.Min(question.Top ?? int.MaxValue, int.MaxValue);
        return question.Shape.Set is null
            ? Page(question, take, null, cancellationToken).Hits.Select(hit => hit.Record)
            : catalogue.Stream(Request(question with { Facets = [] }, take, null), cancellationToken);
    }

    /// <summary>The newest state of the catalogue.</summary>
    public long Generation => catalogue.Generation;

    /// <summary>Keeps the state of a set that is in no index for further pages; its name, and null for other sets.</summary>
    public string? Keep(EntityShape shape, CancellationToken cancellationToken) => shape.Set is null ? listed.Keep(shape, cancellationToken) : null;

    /// <summary>The question with what only the catalogue can count in place of what is computed of each entity.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="generation">The state to count in.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    public ODataQuestion Counted(ODataQuestion question, long generation, CancellationToken cancellationToken)
    {
        if (question.Shape.Set is not { } set || question.Selection.Computed.Count == 0) return question;
        var computed = question.Selection.Computed.Select(each => (each.Name, catalogue.ForRecords(set, each.Expression, generation, cancellationToken)));
        return question with { Selection = question.Selection with { Computed = [.. computed] } };
    }

    /// <summary>The question as one for the catalogue.</summary>
    /// <param name="question">What is asked of a set of the index.</param>
    /// <param name="take">The most entities.</param>
    /// <param name="generation">The state to stay on; null for the newest.</param>
    public static RecordsRequest Request(ODataQuestion question, int take, long? generation)
    {
        var (conditions, rest) = FacetConditions(question);
        var sort = question.Sort.Count == 0 && question.Search is not null ? [new SortKey(SortKey.Score, Descending: true)] : question.Sort;
        return new RecordsRequest
        {
            Set = question.Shape.Set!.Value,
            Text = question.Search,
            Filter = rest,
            Narrowed = conditions,
            Sort = sort,
            Computed = question.Computed,
            Skip = question.From?.Mark is null ? question.Skip : 0,
            Take = take,
            After = question.From?.Mark,
            Facets = question.Facets,
            Generation = question.From?.Generation ?? generation ?? question.Generation,
        };
    }

    /// <summary>The names of the key-values that occur in a set.</summary>
    public IReadOnlyCollection<string> OpenKeys(EntityShape shape) => shape.Set is { } set ? catalogue.OpenKeys(set) : [];

    // What narrows nothing but a counted facet is a choice in that facet: its own counts ignore it.
    private static (IReadOnlyList<(string Facet, CatalogueExpression Condition)> Conditions, CatalogueExpression? Others) FacetConditions(ODataQuestion question)
    {
        if (question.Facets.Count == 0 || question.Filter is null) return ([], question.Filter);
        var all = question.Filter is AndExpression and ? and.Conditions : [question.Filter];
        var chosen = all.Select(condition => (question.Facets.FirstOrDefault(facet => FacetNames.Narrows(facet.Facet, condition))?.Facet, Condition: condition)).ToArray();
        var rest = chosen.Where(each => each.Facet is null).Select(each => each.Condition).ToArray();
        var narrowed = chosen.Where(each => each.Facet is not null).GroupBy(each => each.Facet!, each => each.Condition);
        return ([.. narrowed.Select(each => (each.Key, (CatalogueExpression)new AndExpression([.. each])))], rest.Length == 0 ? null : new AndExpression(rest));
    }
}
