namespace Hub.Records;

/// <summary>One file or image of a dataset with its own key-values. Streamed, never listed in memory: a dataset can have millions.</summary>
public sealed record DataFile
{
    /// <summary>Relative to the dataset, unique in it, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>The <see cref="Component.Id"/> it belongs to.</summary>
    public string? Component { get; init; }

    /// <summary>The canonical format name, <c>OME-TIFF</c>, or the source's word.</summary>
    public string? Format { get; init; }

    /// <summary>Bytes.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>Algorithm and lower-case hexadecimal digits: <c>sha256:9f86…</c>, <c>md5:…</c>.</summary>
    public string? Checksum { get; init; }

    /// <summary>Where the bytes are, if not below the dataset's own download address.</summary>
    public string? Url { get; init; }

    /// <summary>Its own key-values: gene, compound, well, channel …; names repeat.</summary>
    public IReadOnlyList<KeyValue> Attributes { get; init; } = [];
}
