namespace Hub.Indexing.Searching;

/// <summary>What dates are counted by, in UTC.</summary>
public enum CalendarUnit
{
    /// <summary>Years, written <c>2026</c>.</summary>
    Year,

    /// <summary>Months, written <c>2026-11</c>.</summary>
    Month,

    /// <summary>Days, written <c>2026-11-21</c>.</summary>
    Day,
}
