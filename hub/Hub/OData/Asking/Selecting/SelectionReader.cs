using Hub.Catalogue;
using Microsoft.OData.UriParser;

namespace Hub.OData;

/// <summary>Reads <c>$select</c>.</summary>
internal sealed class SelectionReader(EntityShape shape, ExpressionTranslator translator)
{
    /// <summary>What is selected and expanded.</summary>
    /// <exception cref="ODataRefusedException">Something selected is a dimension, or something expanded asks for too much.</exception>
    public Selection Read(SelectExpandClause? clause, IReadOnlyList<(string Name, CatalogueExpression Expression)> computed)
    {
        if (clause is null) return new Selection { Computed = computed };
        var paths = clause.SelectedItems.OfType<PathSelectItem>().ToArray();
        var expansions = new ExpansionReader(shape, translator);
        return new Selection
        {
            Properties = paths.Length == 0 || clause.SelectedItems.OfType<WildcardSelectItem>().Any() ? null : Properties(paths),
            Computed = computed,
            Expanded = [.. clause.SelectedItems.OfType<ExpandedReferenceSelectItem>().Select(expansions.Read)],
        };
    }

    private Dictionary<string, ListSelection?> Properties(IEnumerable<PathSelectItem> paths)
    {
        var properties = new Dictionary<string, ListSelection?>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            string[] steps = [.. path.SelectedPath.Select(step => step.Identifier)];
            if (shape.Dimensions.Any(dimension => dimension.Name == steps[0]))
                throw new ODataRefusedException(400, "select-dimension", $"{steps[0]} is a dimension for $apply and $filter. Select the list that it stands for instead.", "$select");
            var list = List(path, steps.Length > 1 ? steps[1] : null);
            bool known = properties.TryGetValue(steps[0], out var before);
            properties[steps[0]] = known && (before?.Members is null || list?.Members is null) ? null : known ? before! with { Members = before.Members!.Union(list!.Members!).ToHashSet() } : list;
        }
        return properties;
    }

    private ListSelection? List(PathSelectItem path, string? member)
    {
        if (path.SearchOption is not null || path.ComputeOption is not null)
            throw new ODataRefusedException(501, "select-unsupported", "Inside $select there are $select, $filter, $orderby, $top, $skip and $count.", "$select");
        string[] members = member is not null ? [member] : [.. path.SelectAndExpand?.SelectedItems.OfType<PathSelectItem>().Select(item => item.SelectedPath.FirstSegment.Identifier) ?? []];
        var list = new ListSelection
        {
            Members = members.Length > 0 ? members.ToHashSet() : null,
            Filter = path.FilterOption is { } filter ? translator.Translate(filter.Expression) : null,
            Sort = SortReader.Keys(path.OrderByOption, translator),
            Skip = path.SkipOption ?? 0,
            Top = path.TopOption,
            Count = path.CountOption ?? false,
        };
        return list is { Members: null, Filter: null, Sort.Count: 0, Skip: 0, Top: null, Count: false } ? null : list;
    }
}
