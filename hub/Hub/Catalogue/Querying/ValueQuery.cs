using Hub.Indexing.Queries;

namespace Hub.Catalogue;

/// <summary>Finds records by a decision on the value of one property.</summary>
internal static class ValueQuery
{
    private const string True = "true";

    /// <summary>Records with a value that is accepted.</summary>
    public static Query Of(RecordProperty property, Predicate<object> accepts) => property.Type switch
    {
        PropertyType.Text => new KeywordPredicateQuery(property.Field, text => accepts(text)),
        PropertyType.Boolean => new KeywordPredicateQuery(property.Field, text => accepts(text == True)),
        _ => new IntegerPredicateQuery(property.Field, number => accepts(FromIndex(property.Type, number)!)),
    };

    /// <summary>A value as the index gives it, as the property's own type.</summary>
    public static object? FromIndex(PropertyType type, object? value) => (type, value) switch
    {
        (PropertyType.Date, long ticks) => DateOnly.FromDateTime(new DateTime(ticks, DateTimeKind.Utc)),
        (PropertyType.Moment, long ticks) => new DateTimeOffset(ticks, TimeSpan.Zero),
        (PropertyType.Boolean, string text) => text == True,
        _ => value,
    };
}
