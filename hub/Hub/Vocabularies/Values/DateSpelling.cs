using System.Globalization;
using System.Text.RegularExpressions;

using Hub.Records;

namespace Hub.Vocabularies;

/// <summary>Reads a day from the spellings archives use; a day that could be two days is refused.</summary>
internal static partial class DateSpelling
{
    private const int FirstYear = 1980;
    private const int YearsAhead = 10;
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly string[] Worded =
        ["d MMM yyyy", "d MMMM yyyy", "MMM d yyyy", "MMMM d yyyy", "d-MMM-yyyy", "yyyy MMM d", "yyyy MMMM d", "MMM yyyy", "MMMM yyyy"];

    /// <summary>The day of a text.</summary>
    /// <param name="text">As written.</param>
    /// <param name="today">The day of the harvest: nothing is published much later.</param>
    public static Reading<DateOnly?> Read(string text, DateOnly today)
    {
        var reading = Parse(WidthFolding.Fold(text).Trim());
        return reading.Value is { } day && (day.Year < FirstYear || day.Year > today.Year + YearsAhead)
            ? Refuse($"the year {day.Year} is not between {FirstYear} and {today.Year + YearsAhead}")
            : reading;
    }

    private static Reading<DateOnly?> Parse(string text)
    {
        if (YearFirst().Match(text) is { Success: true } iso)
        {
            return FromYearFirst(iso);
        }

        if (YearLast().Match(text) is { Success: true } last)
        {
            return FromYearLast(Number(last, "first"), Number(last, "second"), Number(last, "year"));
        }

        var words = text.Replace(",", " ", StringComparison.Ordinal).Replace(".", " ", StringComparison.Ordinal);
        var single = string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return DateOnly.TryParseExact(single, Worded, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new Reading<DateOnly?>(day, "date.words") { Certainty = char.IsLetter(single[0]) && single.Count(c => c == ' ') == 1 ? Certainty.Derived : Certainty.Stated }
            : Refuse("it is not a date; write yyyy-MM-dd");
    }

    private static Reading<DateOnly?> FromYearFirst(Match match)
    {
        var month = match.Groups["month"].Success ? Number(match, "month") : 1;
        var dayOfMonth = match.Groups["day"].Success ? Number(match, "day") : 1;
        if (Day(Number(match, "year"), month, dayOfMonth) is not { } day)
        {
            return Refuse("there is no such day");
        }

        var rule = !match.Groups["month"].Success ? "date.year-only"
            : !match.Groups["day"].Success ? "date.year-month"
            : match.Groups["time"].Success ? "date.with-time"
            : "date.year-first";
        return new Reading<DateOnly?>(day, rule) { Certainty = match.Groups["day"].Success ? Certainty.Stated : Certainty.Derived };
    }

    private static Reading<DateOnly?> FromYearLast(int first, int second, int year)
    {
        if (first <= 12 && second <= 12 && first != second)
        {
            return Refuse("it can be read with the day first or the month first; write yyyy-MM-dd");
        }

        var day = first > 12 ? Day(year, second, first) : Day(year, first, second);
        return day is null ? Refuse("there is no such day") : new Reading<DateOnly?>(day, "date.year-last");
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static Reading<DateOnly?> Refuse(string why) => new(null, "date.refused", why);

    [GeneratedRegex(@"^(?<year>[0-9]{4})((?<separator>[-/.])(?<month>[0-9]{1,2})(\k<separator>(?<day>[0-9]{1,2}))?|(?<month>[0-9]{2})(?<day>[0-9]{2}))?(?<time>[T ]\s*[0-9]{1,2}:[0-9:.,]+\s*(Z|UTC|[+-][0-9:]+)?)?$", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<first>[0-9]{1,2})(?<separator>[-/.])(?<second>[0-9]{1,2})\k<separator>(?<year>[0-9]{4})$", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YearLast();
}
