using Hub.Indexing.Queries;

namespace Hub.Catalogue;

/// <summary>Finds records by a condition on one property: directly where terms or a range say it, else by looking at each value.</summary>
internal static class PropertyQuery
{
    /// <summary>Records for which the condition is true, or for which it is false.</summary>
    /// <param name="condition">The condition; it reads no other property.</param>
    /// <param name="property">The property.</param>
    /// <param name="wanted">Whether it is to be true.</param>
    public static Query Of(CatalogueExpression condition, RecordProperty property, bool wanted)
    {
        // Comparisons are never unknown, so that they are false wherever they are not true.
        bool certain = condition is ComparisonExpression or InExpression;
        if ((wanted || certain) && DirectQuery.Of(condition, property) is { } direct) return wanted ? direct : Queries.Not(direct);

        var evaluator = new ExpressionEvaluator();
        bool byAny = property.Many && !wanted;
        var values = ValueQuery.Of(property, value => evaluator.Truth(condition, _ => value) == (byAny || wanted));
        var exists = new ExistsQuery(property.Field);
        var having = byAny ? Queries.All([exists, Queries.Not(values)]) : values;
        return evaluator.Truth(condition, _ => null) == wanted ? Queries.Any([having, Queries.Not(exists)]) : having;
    }
}
