namespace Hub.OData;

/// <summary>Groups with their figures: what an aggregation leaves, to be filtered, ordered and cut further.</summary>
/// <param name="Columns">The columns' names, in order.</param>
/// <param name="Rows">The rows; a row has only the columns of its own part of a <c>concat</c>.</param>
internal sealed record ApplyTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows)
{
    /// <summary>How many rows there were before the table was cut to a page.</summary>
    public long Total { get; init; } = Rows.Count;
}
