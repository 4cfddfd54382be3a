using Hub.Catalogue;
using Microsoft.OData.UriParser;

namespace Hub.OData;

/// <summary>Reads <c>$orderby</c>.</summary>
internal static class SortReader
{
    private const int MostKeys = 10;

    /// <summary>The question in the order asked for: by properties, which the index orders, or by what is computed of each entity.</summary>
    /// <exception cref="ODataRefusedException">A key is a list, or there are too many.</exception>
    public static ODataQuestion Ordered(OrderByClause? clause, ExpressionTranslator translator, ODataQuestion question) => Ordered(Keys(clause, translator), question);

    /// <summary>The question in an order.</summary>
    public static ODataQuestion Ordered(IReadOnlyList<ComputedKey> keys, ODataQuestion question)
    {
        if (keys.Any(key => key.Expression is PropertyExpression { Name: SortKey.Score }) && keys.Any(key => key.Expression is not PropertyExpression))
            throw new ODataRefusedException(501, "orderby-score", $"{FilterFunctions.Score}() is ordered by beside properties, but not beside what is computed.", "$orderby");
        foreach (var property in keys.Select(key => key.Expression).OfType<PropertyExpression>())
            if (question.Shape.Dimensions.Any(dimension => dimension.Name == property.Name))
                throw new ODataRefusedException(400, "orderby-list", $"{property.Name} stands for several values of a dataset, which have no order. Order by a property with one value, or by the number of values: {property.Name}s/$count.", "$orderby");
        return keys.All(key => key.Expression is PropertyExpression { Variable: null })
            ? question with { Sort = [.. keys.Select(key => new SortKey(((PropertyExpression)key.Expression).Name, key.Descending, NullsFirst: !key.Descending))], Computed = [] }
            : question with { Sort = [], Computed = keys };
    }

    /// <summary>The keys of an order; null comes first ascending and last descending, as OData has it.</summary>
    /// <exception cref="ODataRefusedException">There are too many.</exception>
    public static IReadOnlyList<ComputedKey> Keys(OrderByClause? clause, ExpressionTranslator translator)
    {
        var keys = new List<ComputedKey>();
        for (; clause is not null; clause = clause.ThenBy)
        {
            if (keys.Count == MostKeys) throw new ODataRefusedException(400, "limit-orderby", $"At most {MostKeys} keys (limit-orderby) order a result.", "$orderby");
            keys.Add(new ComputedKey(IsScore(clause.Expression) ? new PropertyExpression(SortKey.Score) : translator.Translate(clause.Expression), clause.Direction == OrderByDirection.Descending));
        }
        return keys;
    }

    private static bool IsScore(QueryNode node) => node is SingleValueFunctionCallNode { Name: var name } && name.Equals(FilterFunctions.Score, StringComparison.OrdinalIgnoreCase);
}
