namespace Hub.Records;

/// <summary>A part of a dataset that its archive names: an EMPIAR image set, an IDR screen or experiment, a study component.</summary>
public sealed record Component
{
    /// <summary>Unique within the dataset and stable between harvests: <c>idr0001/screenA</c>, <c>imageset-1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the archive calls it.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of part: <c>image set</c>, <c>screen</c>, <c>experiment</c>, <c>study component</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Plain text.</summary>
    public string? Description { get; init; }

    /// <summary>Bytes of its files.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>The number of its files.</summary>
    public long? FileCount { get; init; }

    /// <summary>The number of its images or tilt series.</summary>
    public long? ImageCount { get; init; }

    /// <summary>Everything else the archive says of it, names repeat.</summary>
    public IReadOnlyList<KeyValue> Attributes { get; init; } = [];
}
