using System.Globalization;

namespace Hub.Catalogue;

/// <summary>The functions of expressions over values that are not null.</summary>
internal static class Functions
{
    /// <summary>Calls a function.</summary>
    /// <exception cref="CatalogueRefusedException">An argument is not what the function takes.</exception>
    public static object? Call(CatalogueFunction function, object?[] arguments) =>
        function <= CatalogueFunction.Concat ? OfText(function, arguments)
        : function <= CatalogueFunction.TotalSeconds ? OfTime(function, arguments[0]!)
        : function == CatalogueFunction.Cast ? Casting.To(Text(arguments, 1), arguments[0]!)
        : OfNumber(function, arguments[0]!);

    /// <summary>An argument that must be text.</summary>
    public static string Text(object?[] arguments, int place) =>
        arguments[place] as string ?? throw Refused(arguments[place], "text");

    private static object OfText(CatalogueFunction function, object?[] arguments)
    {
        string text = Text(arguments, 0);
        return function switch
        {
            CatalogueFunction.Contains => text.Contains(Text(arguments, 1), StringComparison.Ordinal),
            CatalogueFunction.StartsWith => text.StartsWith(Text(arguments, 1), StringComparison.Ordinal),
            CatalogueFunction.EndsWith => text.EndsWith(Text(arguments, 1), StringComparison.Ordinal),
            CatalogueFunction.ToLower => text.ToLowerInvariant(),
            CatalogueFunction.ToUpper => text.ToUpperInvariant(),
            CatalogueFunction.Trim => text.Trim(),
            CatalogueFunction.Length => (long)text.Length,
            CatalogueFunction.IndexOf => (long)text.IndexOf(Text(arguments, 1), StringComparison.Ordinal),
            CatalogueFunction.Substring => Substring(text, Whole(arguments[1]), arguments.Length > 2 ? Whole(arguments[2]) : long.MaxValue),
            _ => text + Text(arguments, 1),
        };
    }

    private static string Substring(string text, long start, long length)
    {
        long from = Math.Clamp(start < 0 ? start + text.Length : start, 0, text.Length);
        return text.Substring((int)from, (int)Math.Clamp(length, 0, text.Length - from));
    }

    private static object OfTime(CatalogueFunction function, object value) => (function, value) switch
    {
        (CatalogueFunction.Year, DateOnly date) => (long)date.Year,
        (CatalogueFunction.Month, DateOnly date) => (long)date.Month,
        (CatalogueFunction.Day, DateOnly date) => (long)date.Day,
        (CatalogueFunction.Date, DateOnly date) => date,
        (<= CatalogueFunction.Day, DateTimeOffset moment) => OfTime(function, DateOnly.FromDateTime(moment.UtcDateTime)),
        (CatalogueFunction.Date, DateTimeOffset moment) => DateOnly.FromDateTime(moment.UtcDateTime),
        (CatalogueFunction.Time, DateTimeOffset moment) => TimeOnly.FromDateTime(moment.UtcDateTime),
        (CatalogueFunction.Hour, DateTimeOffset moment) => (long)moment.UtcDateTime.Hour,
        (CatalogueFunction.Minute, DateTimeOffset moment) => (long)moment.UtcDateTime.Minute,
        (CatalogueFunction.Second, DateTimeOffset moment) => (long)moment.UtcDateTime.Second,
        (CatalogueFunction.FractionalSeconds, DateTimeOffset moment) => moment.UtcTicks % TimeSpan.TicksPerSecond / (decimal)TimeSpan.TicksPerSecond,
        (CatalogueFunction.TotalSeconds, TimeSpan span) => span.Ticks / (decimal)TimeSpan.TicksPerSecond,
        _ => throw Refused(value, "a date or moment that has this part"),
    };

    private static object OfNumber(CatalogueFunction function, object value) => (function, value) switch
    {
        (_, long whole) => whole,
        (CatalogueFunction.Round, double number) => Math.Round(number, MidpointRounding.AwayFromZero),
        (CatalogueFunction.Floor, double number) => Math.Floor(number),
        (CatalogueFunction.Ceiling, double number) => Math.Ceiling(number),
        (CatalogueFunction.Round, decimal number) => Math.Round(number, MidpointRounding.AwayFromZero),
        (CatalogueFunction.Floor, decimal number) => Math.Floor(number),
        (CatalogueFunction.Ceiling, decimal number) => Math.Ceiling(number),
        _ => throw Refused(value, "a number"),
    };

    private static long Whole(object? value) => value switch
    {
        long whole => whole,
        decimal number when number == decimal.Truncate(number) => Convert.ToInt64(number, CultureInfo.InvariantCulture),
        _ => throw Refused(value, "a whole number"),
    };

    private static CatalogueRefusedException Refused(object? value, string wanted) =>
        new("type-mismatch", $"A function is given a {Values.Kind(value)} where it takes {wanted}.");
}
