namespace Hub.Connectors.Declarative;

/// <summary>Files: one for each place of the record.</summary>
public sealed record FilesDeclaration
{
    /// <summary>Where the files are.</summary>
    public required string Each { get; init; }

    /// <summary>The path, relative to the dataset and unique in it.</summary>
    public required ValueDeclaration Path { get; init; }

    /// <summary>Bytes.</summary>
    public ValueDeclaration? Size { get; init; }

    /// <summary>The format's word.</summary>
    public ValueDeclaration? Format { get; init; }

    /// <summary>A checksum with its algorithm before a colon: <c>md5:…</c>.</summary>
    public ValueDeclaration? Checksum { get; init; }

    /// <summary>Where the bytes are.</summary>
    public ValueDeclaration? Url { get; init; }

    /// <summary>Key-values: gene, compound, well, channel.</summary>
    public IReadOnlyList<NamedDeclaration> Values { get; init; } = [];
}
