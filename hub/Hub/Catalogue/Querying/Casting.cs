using System.Globalization;

namespace Hub.Catalogue;

/// <summary>Makes values of one type values of another.</summary>
internal static class Casting
{
    /// <summary>The value as a type; null where it is no value of that type.</summary>
    /// <param name="type">The type's name in OData: <c>Edm.Int64</c>.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="CatalogueRefusedException">There is no such type here.</exception>
    public static object? To(string type, object value) => type switch
    {
        "Edm.String" => Text(value),
        "Edm.Int16" or "Edm.Int32" or "Edm.Int64" or "Edm.Byte" or "Edm.SByte" => Exact(value) is { } number ? Whole(number) : null,
        "Edm.Decimal" => Exact(value),
        "Edm.Double" or "Edm.Single" => double.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null,
        "Edm.Boolean" => bool.TryParse(Text(value), out bool truth) ? truth : null,
        "Edm.Date" => value is DateTimeOffset moment ? DateOnly.FromDateTime(moment.UtcDateTime) : Parsed(DateOnly.TryParseExact(Text(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date), date),
        "Edm.DateTimeOffset" => value is DateOnly day ? new DateTimeOffset(day, default, TimeSpan.Zero) : Parsed(DateTimeOffset.TryParse(Text(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at), at),
        "Edm.TimeOfDay" => value is DateTimeOffset moment ? TimeOnly.FromDateTime(moment.UtcDateTime) : Parsed(TimeOnly.TryParse(Text(value), CultureInfo.InvariantCulture, out var time), time),
        _ => throw new CatalogueRefusedException("type-unknown", $"There is no type {type} here. Values are cast to Edm.String, Edm.Int64, Edm.Decimal, Edm.Double, Edm.Boolean, Edm.Date, Edm.DateTimeOffset or Edm.TimeOfDay."),
    };

    private static object? Parsed<T>(bool isOne, T value) => isOne ? value : null;

    private static string Text(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static decimal? Exact(object value) => decimal.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    private static long? Whole(decimal number) => number is >= long.MinValue and <= long.MaxValue ? (long)decimal.Truncate(number) : null;
}
