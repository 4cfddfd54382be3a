using Hub.Catalogue;
using Microsoft.OData.UriParser;

namespace Hub.OData;

/// <summary>Reads <c>$orderby</c>.</summary>
internal static class SortReader
{
    /// <summary>The keys of an order; null comes first ascending and last descending, as OData has it.</summary>
    /// <exception cref="ODataRefusedException">A key is not a property with one value, or there are too many.</exception>
    public static List<SortKey> Read(OrderByClause? clause, EntityShape shape, ExpressionTranslator translator, int most)
    {
        var keys = new List<SortKey>();
        for (; clause is not null; clause = clause.ThenBy)
        {
            if (keys.Count == most) throw new ODataRefusedException(400, "limit-orderby", $"At most {most} properties (limit-orderby) order a result.", "$orderby");
            bool descending = clause.Direction == OrderByDirection.Descending;
            if (translator.Translate(clause.Expression) is not PropertyExpression { Variable: null } property)
                throw new ODataRefusedException(501, "orderby-unsupported", "Results can be ordered by properties, not by computed values. Name properties in $orderby.", "$orderby");
            if (shape.Dimensions.Any(dimension => dimension.Name == property.Name))
                throw new ODataRefusedException(400, "orderby-list", $"{property.Name} stands for several values of a dataset, which have no order. Order by a property with one value.", "$orderby");
            keys.Add(new SortKey(property.Name, descending, NullsFirst: !descending));
        }
        return keys;
    }
}
