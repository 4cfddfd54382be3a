using Hub.Catalogue;
using Microsoft.OData.UriParser;

namespace Hub.OData;

/// <summary>Reads <c>$select</c> and <c>$expand</c>.</summary>
internal sealed class SelectionReader(EntityShape shape, ExpressionTranslator translator)
{
    private const int MostExpanded = 1_000;
    private const int DefaultExpanded = 100;

    /// <summary>What is selected and expanded.</summary>
    /// <exception cref="ODataRefusedException">Something selected is a dimension, or something expanded asks for too much.</exception>
    public Selection Read(SelectExpandClause? clause, IReadOnlyList<(string Name, CatalogueExpression Expression)> computed)
    {
        if (clause is null) return new Selection { Computed = computed };
        var paths = clause.SelectedItems.OfType<PathSelectItem>().ToArray();
        return new Selection
        {
            Properties = paths.Length == 0 || clause.SelectedItems.OfType<WildcardSelectItem>().Any() ? null : Properties(paths),
            Computed = computed,
            Expanded = [.. clause.SelectedItems.OfType<ExpandedNavigationSelectItem>().Select(Expanded)],
        };
    }

    private Dictionary<string, IReadOnlySet<string>?> Properties(IEnumerable<PathSelectItem> paths)
    {
        var properties = new Dictionary<string, IReadOnlySet<string>?>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var steps = path.SelectedPath.Select(step => step.Identifier).ToArray();
            if (shape.Dimensions.Any(dimension => dimension.Name == steps[0]))
                throw new ODataRefusedException(400, "select-dimension", $"{steps[0]} is a dimension for $apply and $filter. Select the list that it stands for instead.", "$select");
            var member = steps.Length > 1 ? steps[1] : path.SelectAndExpand?.SelectedItems.OfType<PathSelectItem>().FirstOrDefault()?.SelectedPath.FirstSegment.Identifier;
            if (member is null) properties[steps[0]] = null;
            else if (!properties.TryGetValue(steps[0], out var members)) properties[steps[0]] = new HashSet<string> { member };
            else if (members is not null) properties[steps[0]] = new HashSet<string>(members) { member };
        }
        return properties;
    }

    private (string Navigation, ODataQuestion Question) Expanded(ExpandedNavigationSelectItem item)
    {
        string navigation = item.PathToNavigationProperty.FirstSegment.Identifier;
        if (item.LevelsOption is not null || item.ApplyOption is not null)
            throw new ODataRefusedException(501, "expand-unsupported", "$levels and $apply are not supported inside $expand. Ask the entity set itself.", "$expand");
        var target = EntityShapes.Of(navigation);
        long top = item.TopOption ?? DefaultExpanded;
        if (top > MostExpanded)
            throw new ODataRefusedException(400, "limit-expand", $"At most {MostExpanded} entities (limit-expand) are expanded for each. Ask {shape.SetName}(…)/{navigation} for more.", "$expand");
        var inner = translator.For(target);
        return (navigation, new ODataQuestion
        {
            Shape = target,
            Filter = item.FilterOption is { } filter ? inner.Translate(filter.Expression) : null,
            Sort = SortReader.Read(item.OrderByOption, target, inner, 10),
            Top = item.TopOption,
            PageSize = (int)top,
            Skip = item.SkipOption ?? 0,
            Count = item.CountOption ?? false,
            Selection = new SelectionReader(target, inner).Read(item.SelectAndExpand, []),
        });
    }
}
