using System.Globalization;
using Hub.Indexing.Documents;
using Hub.Indexing.Queries.Grammar;

namespace Hub.Indexing.Queries.Syntax;

/// <summary>Queries for fields that hold numbers or dates: <c>year:2021</c>, <c>released:[2020-03 TO *]</c>.</summary>
internal static class ValueQueries
{
    private static readonly string[] dateFormats = ["yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    /// <summary>Documents with this value; for a date given as a year, month or day, all moments of it.</summary>
    /// <exception cref="QuerySyntaxException">The text is no such value.</exception>
    public static Query Exactly(NamedField field, string text, int position)
    {
        if (field.Field.Kind == FieldKind.Double)
        {
            double number = Double(field, text, position);
            return new DoubleRangeQuery(field.Name, number, number);
        }

        var (first, last) = Period(field, text, position);
        return new IntegerRangeQuery(field.Name, first, last);
    }

    /// <summary>Documents with a value between two; null where open.</summary>
    /// <exception cref="QuerySyntaxException">An end is no such value.</exception>
    public static Query Between(NamedField field, RangeNode node, string? lower, string? upper)
    {
        if (field.Field.Kind == FieldKind.Double) return BetweenDoubles(field, node, lower, upper);
        var low = lower is null ? (First: long.MinValue, Last: long.MinValue) : Period(field, lower, node.Lower.Start);
        var high = upper is null ? (First: long.MaxValue, Last: long.MaxValue) : Period(field, upper, node.Upper.Start);
        long? minimum = node.IncludeLower || lower is null ? low.First : low.Last == long.MaxValue ? null : low.Last + 1;
        long? maximum = node.IncludeUpper || upper is null ? high.Last : high.First == long.MinValue ? null : high.First - 1;
        return minimum <= maximum ? new IntegerRangeQuery(field.Name, minimum.Value, maximum.Value) : new MatchNoneQuery();
    }

    private static DoubleRangeQuery BetweenDoubles(NamedField field, RangeNode node, string? lower, string? upper)
    {
        double low = lower is null ? double.NegativeInfinity : Double(field, lower, node.Lower.Start);
        double high = upper is null ? double.PositiveInfinity : Double(field, upper, node.Upper.Start);
        return new DoubleRangeQuery(
            field.Name, node.IncludeLower || lower is null ? low : double.BitIncrement(low), node.IncludeUpper || upper is null ? high : double.BitDecrement(high));
    }

    /// <summary>What may be asked of the field.</summary>
    public static string Expected(NamedField field) => field.Field.Kind switch
    {
        FieldKind.Date => $"a date is expected for the field '{field.Name}', such as 2021, 2021-03 or 2021-03-31, or a range such as [2020 TO 2021-06]",
        FieldKind.Integer => $"a whole number is expected for the field '{field.Name}', or a range such as [10 TO *]",
        _ => $"a number is expected for the field '{field.Name}', or a range such as [0.5 TO 2]",
    };

    // First and last value that the text stands for.
    private static (long First, long Last) Period(NamedField field, string text, int position)
    {
        if (field.Field.Kind == FieldKind.Integer)
        {
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
                ? (number, number)
                : throw new QuerySyntaxException(position, Expected(field));
        }

        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        int format = Array.FindIndex(dateFormats, candidate => DateTime.TryParseExact(text, candidate, CultureInfo.InvariantCulture, utc, out _));
        if (format < 0) throw new QuerySyntaxException(position, Expected(field));
        var start = DateTime.ParseExact(text, dateFormats[format], CultureInfo.InvariantCulture, utc);
        long ticks = start.Ticks;
        return (ticks, format switch
        {
            0 => start.Year == DateTime.MaxValue.Year ? DateTime.MaxValue.Ticks : start.AddYears(1).Ticks - 1,
            1 => start > DateTime.MaxValue.AddMonths(-1) ? DateTime.MaxValue.Ticks : start.AddMonths(1).Ticks - 1,
            2 => ticks + TimeSpan.TicksPerDay - 1,
            _ => ticks,
        });
    }

    private static double Double(NamedField field, string text, int position) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !double.IsNaN(number)
            ? number
            : throw new QuerySyntaxException(position, Expected(field));
}
