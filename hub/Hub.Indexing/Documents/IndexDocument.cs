namespace Hub.Indexing.Documents;

/// <summary>What is added to an index under a key of its own; a document with the same key replaces the one before.</summary>
public sealed record IndexDocument
{
    /// <summary>The longest key, in bytes of UTF-8.</summary>
    public const int LongestKey = 1024;

    /// <summary>The longest keyword, in bytes of UTF-8.</summary>
    public const int LongestKeyword = 8192;

    /// <summary>The unique key; documents of equal rank are ordered by its UTF-8 bytes.</summary>
    public required string Key { get; init; }

    /// <summary>The values of its fields, in any order.</summary>
    public required IReadOnlyList<FieldValue> Values { get; init; }

    /// <summary>Bytes kept as they are and given back with a hit; compressed on disk.</summary>
    public ReadOnlyMemory<byte> Stored { get; init; }
}
