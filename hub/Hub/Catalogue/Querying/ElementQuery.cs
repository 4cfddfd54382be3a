using Hub.Indexing.Queries;

namespace Hub.Catalogue;

/// <summary>Finds records by the elements of a list: each different element is looked at once.</summary>
internal static class ElementQuery
{
    /// <summary>Records with an element for which a condition is true, or with one for which it is not.</summary>
    /// <param name="list">The list.</param>
    /// <param name="condition">The condition on an element; null for any element.</param>
    /// <param name="wanted">Whether the condition is to be true.</param>
    /// <exception cref="CatalogueRefusedException">The condition names a member that elements do not have.</exception>
    public static Query Of(RecordCollection list, CatalogueExpression? condition, bool wanted)
    {
        if (condition is null) return new ExistsQuery(list.Field);
        foreach (var member in ExpressionParts.Properties(condition)) list.Member(member.Name);
        var evaluator = new ExpressionEvaluator();
        return new KeywordPredicateQuery(list.Field, keyword =>
        {
            string?[] element = RecordCollection.Split(keyword);
            return evaluator.Truth(condition, property => CollectionValues.Member(list, element, property.Name)) == true == wanted;
        });
    }
}
