using Hub.Catalogue;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;

namespace Hub.OData;

/// <summary>What a <c>groupby</c> or <c>aggregate</c> asks for.</summary>
/// <param name="Keys">The names to group by.</param>
/// <param name="Figures">The figures of each group.</param>
internal sealed record GroupPlan(IReadOnlyList<string> Keys, IReadOnlyList<Figure> Figures)
{
    /// <summary>The plan of a transformation.</summary>
    /// <exception cref="ODataRefusedException">A key or figure is not of a property.</exception>
    public static GroupPlan Of(TransformationNode node) => node switch
    {
        GroupByTransformationNode group => new GroupPlan([.. group.GroupingProperties.Select(Key)], group.ChildTransformations is AggregateTransformationNode figures ? Of(figures) : group.ChildTransformations is null ? [] : throw Unsupported("Inside groupby only aggregate")),
        AggregateTransformationNode aggregate => new GroupPlan([], Of(aggregate)),
        _ => throw Unsupported("Only groupby and aggregate"),
    };

    private static IReadOnlyList<Figure> Of(AggregateTransformationNode node) => [.. node.AggregateExpressions.Select(One)];

    private static string Key(GroupByPropertyNode key) => key.ChildTransformations.Count == 0
        ? key.Name
        : throw new ODataRefusedException(501, "apply-path", $"Groups by a path such as {key.Name}/… are not supported. The lists of a dataset have dimensions: Organism, ImagingMethod, Author, Keyword.", "$apply");

    private static Figure One(AggregateExpressionBase figure)
    {
        if (figure is not AggregateExpression { } expression) throw Unsupported("Only figures of properties");
        if (expression.Method == AggregationMethod.VirtualPropertyCount) return new Figure(expression.Alias, FigureFunction.Count);
        return new Figure(expression.Alias, Function(expression), Property(expression.Expression));
    }

    private static string Property(SingleValueNode node) => node switch
    {
        ConvertNode convert => Property(convert.Source),
        SingleValuePropertyAccessNode property => property.Property.Name,
        SingleValueOpenPropertyAccessNode open => open.Name,
        _ => throw Unsupported("Only figures of properties, not of computed values,"),
    };

    private static FigureFunction Function(AggregateExpression expression) => expression.Method switch
    {
        AggregationMethod.Sum => FigureFunction.Sum,
        AggregationMethod.Min => FigureFunction.Min,
        AggregationMethod.Max => FigureFunction.Max,
        AggregationMethod.Average => FigureFunction.Average,
        AggregationMethod.CountDistinct => FigureFunction.CountDistinct,
        _ => throw Unsupported("Only the methods sum, min, max, average and countdistinct"),
    };

    private static ODataRefusedException Unsupported(string what) => new(501, "apply-unsupported", $"{what} can be asked for in $apply.", "$apply");
}
