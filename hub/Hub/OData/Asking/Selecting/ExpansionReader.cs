using Microsoft.OData.UriParser;

namespace Hub.OData;

/// <summary>Reads <c>$expand</c>.</summary>
internal sealed class ExpansionReader(EntityShape shape, ExpressionTranslator translator)
{
    private const int MostExpanded = 1_000;
    private const int DefaultExpanded = 100;

    /// <summary>A navigation and what is asked of what it leads to.</summary>
    /// <exception cref="ODataRefusedException">An option is not supported, or asks for too much.</exception>
    public (string Navigation, ODataQuestion Question) Read(ExpandedReferenceSelectItem item)
    {
        string navigation = item.PathToNavigationProperty.FirstSegment.Identifier;
        var whole = item as ExpandedNavigationSelectItem;
        if (whole?.LevelsOption is not null || item.ApplyOption is not null)
            throw new ODataRefusedException(501, "expand-unsupported", "$levels and $apply are not supported inside $expand. Ask the entity set itself.", "$expand");
        if (item.TopOption is > MostExpanded and not ExpansionText.NumberOnly)
            throw new ODataRefusedException(400, "limit-expand", $"At most {MostExpanded} entities (limit-expand) are expanded for each. Ask {shape.SetName}(…)/{navigation} for more.", "$expand");
        var target = EntityShapes.Of(shape.Navigations.First(way => way.Name == navigation).Set);
        var inner = translator.For(target);
        var computed = item.ComputeOption?.ComputedItems.Select(each => (each.Alias, inner.Translate(each.Expression))).ToArray() ?? [];
        inner = inner.Knowing(computed);
        var selection = new SelectionReader(target, inner).Read(whole?.SelectAndExpand, computed);
        return (navigation, SortReader.Ordered(item.OrderByOption, inner, Question(item, target, inner) with { Selection = selection, References = whole is null }));
    }

    private static ODataQuestion Question(ExpandedReferenceSelectItem item, EntityShape target, ExpressionTranslator inner)
    {
        bool numberOnly = item.TopOption == ExpansionText.NumberOnly;
        return new ODataQuestion
        {
            Shape = target,
            Search = SearchText.Of(item.SearchOption),
            Filter = item.FilterOption is { } filter ? inner.Translate(filter.Expression) : null,
            Top = numberOnly ? 0 : item.TopOption,
            PageSize = (int)(numberOnly ? 0 : item.TopOption ?? DefaultExpanded),
            Skip = item.SkipOption ?? 0,
            Count = item.CountOption ?? false,
            NumberOnly = numberOnly,
        };
    }
}
