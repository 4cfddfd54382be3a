using Hub.Indexing.Queries;

namespace Hub.Catalogue;

/// <summary>The common conditions, found by terms and ranges without looking at values.</summary>
internal static class DirectQuery
{
    /// <summary>Where the condition on its one property is true; null if values must be looked at.</summary>
    public static Query? Of(CatalogueExpression leaf, RecordProperty property) => leaf switch
    {
        ComparisonExpression { Left: PropertyExpression, Right: ConstantExpression { Value: { } value } } comparison => Compare(comparison.Operator, property, value),
        ComparisonExpression { Left: ConstantExpression { Value: { } value }, Right: PropertyExpression } comparison => Compare(Turned(comparison.Operator), property, value),
        InExpression { Operand: PropertyExpression } list when property.Type == PropertyType.Text && list.Values.All(value => value is string) =>
            new TermsQuery(property.Field, [.. list.Values.Cast<string>().Where(FieldNames.Fits).Distinct(StringComparer.Ordinal)]),
        CallExpression { Function: CatalogueFunction.StartsWith, Arguments: [PropertyExpression, ConstantExpression { Value: string prefix }] }
            when property.Type == PropertyType.Text && prefix.Length > 0 && FieldNames.Fits(prefix) => new PrefixQuery(property.Field, prefix),
        _ => null,
    };

    private static Query? Compare(ComparisonOperator how, RecordProperty property, object value) => (property.Type, value) switch
    {
        (PropertyType.Text, string text) => Words(how, property.Field, text),
        (PropertyType.Number, long number) => Range(how, property.Field, number),
        (PropertyType.Date, DateOnly date) => Range(how, property.Field, date.ToDateTime(TimeOnly.MinValue).Ticks),
        (PropertyType.Moment, DateTimeOffset moment) => Range(how, property.Field, moment.UtcTicks),
        _ => null,
    };

    private static Query? Words(ComparisonOperator how, string field, string text)
    {
        if (!FieldNames.Fits(text)) return null;
        return how switch
        {
            ComparisonOperator.Equal => new TermQuery(field, text),
            ComparisonOperator.Greater => new TermRangeQuery(field, text, null, IncludeLower: false),
            ComparisonOperator.GreaterOrEqual => new TermRangeQuery(field, text, null),
            ComparisonOperator.Less => new TermRangeQuery(field, null, text, IncludeUpper: false),
            ComparisonOperator.LessOrEqual => new TermRangeQuery(field, null, text),
            _ => null,
        };
    }

    private static Query? Range(ComparisonOperator how, string field, long value) => how switch
    {
        ComparisonOperator.Equal => new IntegerRangeQuery(field, value, value),
        ComparisonOperator.Greater => value == long.MaxValue ? new MatchNoneQuery() : new IntegerRangeQuery(field, value + 1),
        ComparisonOperator.GreaterOrEqual => new IntegerRangeQuery(field, value),
        ComparisonOperator.Less => value == long.MinValue ? new MatchNoneQuery() : new IntegerRangeQuery(field, long.MinValue, value - 1),
        ComparisonOperator.LessOrEqual => new IntegerRangeQuery(field, long.MinValue, value),
        _ => null,
    };

    private static ComparisonOperator Turned(ComparisonOperator how) => how switch
    {
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        _ => how,
    };
}
