namespace Hub.Records;

/// <summary>An archive's answer.</summary>
/// <param name="Status">The HTTP status; 304 never appears, the kept answer takes its place.</param>
/// <param name="Content">The body.</param>
public sealed record ArchiveResponse(int Status, IContent Content)
{
    /// <summary>Where the answer finally came from, after redirects.</summary>
    public required Uri Source { get; init; }

    /// <summary>The declared media type without parameters.</summary>
    public string? MediaType { get; init; }

    /// <summary>The character set declared or proved by a byte order mark.</summary>
    public string? Charset { get; init; }

    /// <summary>Whether the archive said that nothing changed since the kept answer.</summary>
    public bool NotModified { get; init; }

    /// <summary>The other headers that listings need (<c>Link</c>), by lower-case name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The answer as a part of a payload.</summary>
    /// <param name="name">The part's name.</param>
    public PayloadPart AsPart(string name) => new(name, Content) { Source = Source, MediaType = MediaType, Charset = Charset };
}
