namespace Hub.Indexing.Searching;

/// <summary>Which values of a field to count, exactly, over all documents that match.</summary>
public sealed record FacetRequest
{
    /// <summary>A keyword, integer or date field.</summary>
    public required string Field { get; init; }

    /// <summary>How many values to give at most.</summary>
    public int Top { get; init; } = 10;

    /// <summary>How many values to leave out at the beginning.</summary>
    public int Skip { get; init; }

    /// <summary>Which values come first.</summary>
    public FacetOrder Order { get; init; } = FacetOrder.Count;

    /// <summary>Gives only keywords that begin so.</summary>
    public string? Prefix { get; init; }

    /// <summary>Gives only keywords that this function accepts; asked for values that occur.</summary>
    public Predicate<string>? Accepts { get; init; }

    /// <summary>For integers: the width of a step; values are counted under the lower end of theirs.</summary>
    public long Step { get; init; } = 1;

    /// <summary>For dates: the calendar unit to count by.</summary>
    public CalendarUnit Unit { get; init; } = CalendarUnit.Year;
}
