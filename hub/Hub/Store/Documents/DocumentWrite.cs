namespace Hub.Store;

/// <summary>One change within a commit: a document made, replaced or deleted.</summary>
public sealed record DocumentWrite
{
    /// <summary>The document's collection.</summary>
    public required string Collection { get; init; }

    /// <summary>The document's id, 1 to 500 characters.</summary>
    public required string Id { get; init; }

    /// <summary>The revision the writer has seen; 0 where there must be none; null overwrites whatever there is.</summary>
    public required long? ExpectedRevision { get; init; }

    /// <summary>The new JSON; null deletes.</summary>
    public required ReadOnlyMemory<byte>? Json { get; init; }

    /// <summary>All keys of the new document; those of the old one go.</summary>
    public IReadOnlyList<DocumentKey> Keys { get; init; } = [];
}
