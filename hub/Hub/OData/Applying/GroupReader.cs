using Hub.Catalogue;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;

namespace Hub.OData;

/// <summary>Reads a <c>groupby</c> or <c>aggregate</c>.</summary>
/// <param name="translate">Makes expressions of the URI parser's nodes.</param>
internal sealed class GroupReader(Func<QueryNode, CatalogueExpression> translate)
{
    private readonly List<(string Name, CatalogueExpression Expression)> computed = [];

    /// <summary>The plan of a transformation.</summary>
    /// <exception cref="ODataRefusedException">A key or figure is not of a property.</exception>
    public GroupPlan Read(TransformationNode node)
    {
        var (keys, figures) = node switch
        {
            GroupByTransformationNode { ChildTransformations: null } group => (Keys(group), (IReadOnlyList<Figure>)[]),
            GroupByTransformationNode { ChildTransformations: AggregateTransformationNode inner } group => (Keys(group), Figures(inner)),
            AggregateTransformationNode aggregate => ([], Figures(aggregate)),
            _ => throw Unsupported("After the keys of groupby only aggregate can follow"),
        };
        if (keys.Concat(figures.Select(figure => figure.Name)).GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } repeated)
            throw new ODataRefusedException(400, "alias-repeated", $"Two columns would be called \"{repeated.Key}\". Give each key and figure a name of its own.", "$apply");
        return new GroupPlan(keys, figures, computed);
    }

    private static string[] Keys(GroupByTransformationNode group) => [.. group.GroupingProperties.Select(Key)];

    private static string Key(GroupByPropertyNode key) => key.ChildTransformations.Count == 0
        ? key.Name
        : throw new ODataRefusedException(501, "apply-path", $"Groups by a path such as {key.Name}/… are not supported. The lists of a dataset have dimensions: Organism, ImagingMethod, Author, Keyword.", "$apply");

    private IReadOnlyList<Figure> Figures(AggregateTransformationNode node) => [.. node.AggregateExpressions.Select(One)];

    private Figure One(AggregateExpressionBase figure)
    {
        if (figure is not AggregateExpression { } expression) throw Unsupported("Of related entities only their number can be aggregated, as Files/$count");
        if (expression.Expression is CountNode count) return new Figure(expression.Alias, FigureFunction.Sum, ((PropertyExpression)translate(count)).Name);
        return expression.Method == AggregationMethod.VirtualPropertyCount
            ? new Figure(expression.Alias, FigureFunction.Count)
            : new Figure(expression.Alias, Function(expression), Property(translate(expression.Expression)));
    }

    private string Property(CatalogueExpression expression)
    {
        if (expression is PropertyExpression { Variable: null } property) return property.Name;
        computed.Add((FormattableString.Invariant($"hub__{computed.Count}"), expression));
        return computed[^1].Name;
    }

    private static FigureFunction Function(AggregateExpression expression) => expression.Method switch
    {
        AggregationMethod.Sum => FigureFunction.Sum,
        AggregationMethod.Min => FigureFunction.Min,
        AggregationMethod.Max => FigureFunction.Max,
        AggregationMethod.Average => FigureFunction.Average,
        AggregationMethod.CountDistinct => FigureFunction.CountDistinct,
        _ => throw Unsupported("The methods are sum, min, max, average and countdistinct; others are not supported"),
    };

    private static ODataRefusedException Unsupported(string what) => new(501, "apply-unsupported", $"{what}, in $apply.", "$apply");
}
