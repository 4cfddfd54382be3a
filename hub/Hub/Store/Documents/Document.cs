namespace Hub.Store;

/// <summary>One JSON document that the hub itself is the source of, as it was committed last.</summary>
public sealed record Document
{
    /// <summary>Which kind it is, for example <c>accounts</c>.</summary>
    public required string Collection { get; init; }

    /// <summary>Unique in its collection; ordinal, case-sensitive.</summary>
    public required string Id { get; init; }

    /// <summary>1 when it was made, one more with each change; goes on after a deletion of the same id.</summary>
    public required long Revision { get; init; }

    /// <summary>Its UTF-8 JSON, byte for byte as it was written.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>When it was committed, in UTC to the millisecond.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}
