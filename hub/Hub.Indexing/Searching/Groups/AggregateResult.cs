namespace Hub.Indexing.Searching;

/// <summary>The groups found.</summary>
public sealed record AggregateResult
{
    /// <summary>How many documents match.</summary>
    public required long Total { get; init; }

    /// <summary>How many groups there are, before skip and top.</summary>
    public required long Groups { get; init; }

    /// <summary>The groups asked for, in order; made as they are read, while the snapshot is held.</summary>
    public required IEnumerable<AggregateRow> Rows { get; init; }
}
