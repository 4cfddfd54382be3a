namespace Hub.Store;

/// <summary>A table as rows are inserted into it.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Columns">The columns that are given.</param>
/// <param name="OnConflict">What to do with rows whose key is there, as an <c>ON CONFLICT</c> clause; empty to fail.</param>
internal sealed record SqlTable<TRow>(string Name, IReadOnlyList<SqlColumn<TRow>> Columns, string OnConflict = "")
{
    /// <summary>The beginning of the statement, up to what gives the values.</summary>
    internal string Insert { get; } = $"INSERT INTO {Name} ({string.Join(", ", Columns.Select(column => column.Name))})";
}
