namespace Hub.Catalogue;

/// <summary>Computes with moments, dates and durations.</summary>
internal static class Times
{
    /// <summary>Whether a value is a moment, date or duration.</summary>
    public static bool Concern(object left, object right) => left is TimeSpan or DateTimeOffset or DateOnly || right is TimeSpan;

    /// <summary>The result; null where it does not exist.</summary>
    /// <exception cref="CatalogueRefusedException">The two cannot be computed with.</exception>
    public static object? Compute(ArithmeticOperator how, object left, object right)
    {
        try
        {
            return how switch
            {
                ArithmeticOperator.Add => Sum(left, right),
                ArithmeticOperator.Subtract => Difference(left, right),
                ArithmeticOperator.Multiply => Product(left, right),
                ArithmeticOperator.Divide or ArithmeticOperator.DivideExactly when left is TimeSpan span && Values.IsNumber(right) => span / Number(right),
                _ => throw Refused(left, right),
            };
        }
        catch (Exception problem) when (problem is ArgumentOutOfRangeException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static object Sum(object left, object right) => (left, right) switch
    {
        (DateTimeOffset moment, TimeSpan span) => moment + span,
        (DateOnly date, TimeSpan span) => date.AddDays(span.Days),
        (TimeSpan first, TimeSpan second) => first + second,
        _ => throw Refused(left, right),
    };

    private static object Difference(object left, object right) => (left, right) switch
    {
        (DateTimeOffset later, DateTimeOffset earlier) => later - earlier,
        (DateOnly later, DateOnly earlier) => TimeSpan.FromDays(later.DayNumber - earlier.DayNumber),
        (_, TimeSpan span) => Sum(left, -span),
        _ => throw Refused(left, right),
    };

    private static TimeSpan Product(object left, object right) => (left, right) switch
    {
        (TimeSpan span, _) when Values.IsNumber(right) => span * Number(right),
        (_, TimeSpan span) when Values.IsNumber(left) => span * Number(left),
        _ => throw Refused(left, right),
    };

    private static double Number(object value) => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);

    private static CatalogueRefusedException Refused(object left, object right) =>
        new("type-mismatch", $"A {Values.Kind(left)} and a {Values.Kind(right)} cannot be computed with so. A duration can be added to or taken from a date, a moment or a duration.");
}
