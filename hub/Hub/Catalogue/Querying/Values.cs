using System.Globalization;

namespace Hub.Catalogue;

/// <summary>How values are compared.</summary>
internal static class Values
{
    /// <summary>Compares; null only for what has no order.</summary>
    public static bool Compare(ComparisonOperator how, object? left, object? right) => how switch
    {
        ComparisonOperator.Equal => AreEqual(left, right),
        ComparisonOperator.NotEqual => !AreEqual(left, right),
        _ => Order(left, right) is { } order && how switch
        {
            ComparisonOperator.Greater => order > 0,
            ComparisonOperator.GreaterOrEqual => order >= 0,
            ComparisonOperator.Less => order < 0,
            _ => order <= 0,
        },
    };

    /// <summary>Whether two values are the same; null is the same as null.</summary>
    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
        (bool a, bool b) => a == b,
        _ => Order(left, right) == 0,
    };

    /// <summary>Below, at or above 0; null where either value is null, not a number, or not comparable text.</summary>
    /// <exception cref="CatalogueRefusedException">The values are of different kinds.</exception>
    public static int? Order(object? left, object? right) => (left, right) switch
    {
        (null, _) or (_, null) => null,
        (string a, string b) => CodePointComparer.Instance.Compare(a, b),
        (DateOnly a, DateOnly b) => a.CompareTo(b),
        (TimeOnly a, TimeOnly b) => a.CompareTo(b),
        (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
        (TimeSpan a, TimeSpan b) => a.CompareTo(b),
        (bool a, bool b) => a.CompareTo(b),
        (string a, not bool) when IsNumber(right) => Number(a) is { } number ? Numbers(number, right) : null,
        (not bool, string b) when IsNumber(left) => Number(b) is { } number ? Numbers(left, number) : null,
        _ when IsNumber(left) && IsNumber(right) => Numbers(left, right),
        _ => throw new CatalogueRefusedException(
            "type-mismatch", $"A {Kind(left)} cannot be compared with a {Kind(right)}. Give both the same type."),
    };

    /// <summary>The order of two values in which null comes before everything.</summary>
    public static int NullFirst(object? left, object? right) =>
        left is null || right is null ? (left is null ? 0 : 1) - (right is null ? 0 : 1) : Order(left, right) ?? 0;

    /// <summary>Whether a value is a number.</summary>
    public static bool IsNumber(object? value) => value is long or decimal or double;

    /// <summary>What a value is, for people.</summary>
    public static string Kind(object? value) => value switch
    {
        null => "null",
        string => "string",
        bool => "truth value",
        DateOnly => "date",
        TimeOnly => "time of day",
        DateTimeOffset => "moment",
        TimeSpan => "duration",
        _ => "number",
    };

    private static int? Numbers(object left, object right)
    {
        if (left is not double && right is not double)
            return Convert.ToDecimal(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDecimal(right, CultureInfo.InvariantCulture));
        double a = Convert.ToDouble(left, CultureInfo.InvariantCulture), b = Convert.ToDouble(right, CultureInfo.InvariantCulture);
        return double.IsNaN(a) || double.IsNaN(b) ? null : a.CompareTo(b);
    }

    private static object? Number(string text)
    {
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact)) return exact;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
    }
}
