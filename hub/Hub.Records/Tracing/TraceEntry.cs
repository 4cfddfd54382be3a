namespace Hub.Records;

/// <summary>How one value of a record came to be what it is.</summary>
public sealed record TraceEntry
{
    /// <summary>The field of the unified record: <c>Organisms</c>, <c>Licence</c>, <c>Components[2].SizeBytes</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The spelling in the source, shortened to 500 characters.</summary>
    public required string Source { get; init; }

    /// <summary>The value in the record.</summary>
    public required string Value { get; init; }

    /// <summary>The rule that made it: <c>taxon.zero-padding</c>, <c>empiar.experiment-type</c>, <c>merge.owner-wins</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>Name and version of the vocabulary used: <c>FBbi 2026-01</c>.</summary>
    public string? Vocabulary { get; init; }

    /// <summary>Where in the payload it stood: JSON path, column or line.</summary>
    public string? Where { get; init; }

    /// <summary>How sure the value is.</summary>
    public Certainty Certainty { get; init; } = Certainty.Stated;
}
