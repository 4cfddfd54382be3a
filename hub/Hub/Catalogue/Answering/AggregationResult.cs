namespace Hub.Catalogue;

/// <summary>The groups found.</summary>
/// <param name="Columns">The columns: the properties grouped by, then the figures.</param>
/// <param name="Rows">
/// One row of values a group, in order: <see cref="string"/>, <see cref="long"/>, <see cref="decimal"/>, <see cref="double"/>,
/// <see cref="DateOnly"/>, <see cref="DateTimeOffset"/> or null.
/// </param>
/// <param name="Total">How many records were grouped.</param>
/// <param name="Groups">How many groups there are, before skip and top.</param>
/// <param name="Generation">The state of the catalogue that was read.</param>
public sealed record AggregationResult(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, long Total, long Groups, long Generation);
