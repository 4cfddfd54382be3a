namespace Hub.Records;

/// <summary>One answer of an archive, byte for byte.</summary>
/// <param name="Name">Unique in its payload: <c>entry.json</c>, <c>study.txt</c>, <c>files/1.json</c>.</param>
/// <param name="Content">The bytes.</param>
public sealed record PayloadPart(string Name, IContent Content)
{
    /// <summary>Where it came from.</summary>
    public Uri? Source { get; init; }

    /// <summary>The media type the archive declared, without parameters.</summary>
    public string? MediaType { get; init; }

    /// <summary>The character set the archive declared or a byte order mark proves; text without one is read as UTF-8, else Windows-1252.</summary>
    public string? Charset { get; init; }
}
