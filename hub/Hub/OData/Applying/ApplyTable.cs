namespace Hub.OData;

/// <summary>Groups with their figures: what an aggregation leaves, to be filtered, ordered and cut further.</summary>
/// <param name="Columns">The columns' names, in order.</param>
/// <param name="Rows">The rows; a row has only the columns of its own part of a <c>concat</c>.</param>
internal sealed record ApplyTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows)
{
    /// <summary>How many rows there were before the table was cut to a page.</summary>
    public long Total { get; init; } = Rows.Count;

    /// <summary>Where the rows were read: what every page's token says.</summary>
    public SkipToken? From { get; init; }

    /// <summary>Where a page goes on that begins after some rows.</summary>
    public SkipToken Next(long passed) => From! with { Skip = passed };

    /// <summary>Refuses names of columns that there are none of.</summary>
    /// <exception cref="ODataRefusedException">A name is no column's.</exception>
    public void Require(IEnumerable<string> names)
    {
        if (names.FirstOrDefault(name => !Columns.Contains(name)) is { } unknown)
            throw new ODataRefusedException(400, "column-unknown", $"$apply leaves no column \"{unknown}\". It leaves {string.Join(", ", Columns)}.", "$apply");
    }
}
