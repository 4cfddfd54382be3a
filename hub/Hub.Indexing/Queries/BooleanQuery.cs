namespace Hub.Indexing.Queries;

/// <summary>Combines queries. A document matches when it matches all of <see cref="Must"/> and <see cref="Filter"/>, none of <see cref="MustNot"/> and enough of <see cref="Should"/>; it is worth the sum of what it matches in <see cref="Must"/> and <see cref="Should"/>.</summary>
public sealed record BooleanQuery : Query
{
    /// <summary>All of these must match, and count.</summary>
    public IReadOnlyList<Query> Must { get; init; } = [];

    /// <summary>Some of these should match, and count; at least one must where there is neither <see cref="Must"/> nor <see cref="Filter"/>.</summary>
    public IReadOnlyList<Query> Should { get; init; } = [];

    /// <summary>None of these may match.</summary>
    public IReadOnlyList<Query> MustNot { get; init; } = [];

    /// <summary>All of these must match, and do not count.</summary>
    public IReadOnlyList<Query> Filter { get; init; } = [];

    /// <summary>How many of <see cref="Should"/> must match at least; 0 leaves it to the rule above.</summary>
    public int MinimumShouldMatch { get; init; }
}
