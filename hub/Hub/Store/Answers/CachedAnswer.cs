namespace Hub.Store;

/// <summary>An archive's answer that can be asked for again conditionally.</summary>
public sealed record CachedAnswer
{
    /// <summary>The validator, quotes and weakness mark included.</summary>
    public string? ETag { get; init; }

    /// <summary>The date as the archive wrote it.</summary>
    public string? LastModified { get; init; }

    /// <summary>The HTTP status it came with.</summary>
    public required int Status { get; init; }

    /// <summary>Where it finally came from.</summary>
    public required Uri Source { get; init; }

    /// <summary>The body.</summary>
    public required BlobReference Blob { get; init; }

    /// <summary>The declared media type.</summary>
    public string? MediaType { get; init; }

    /// <summary>The declared or proved character set.</summary>
    public string? Charset { get; init; }

    /// <summary>The other headers that listings need, by lower-case name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
