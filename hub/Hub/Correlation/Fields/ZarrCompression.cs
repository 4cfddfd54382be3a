namespace Hub.Correlation;

/// <summary>How a chunk is compressed, of what can be read here.</summary>
internal enum ZarrCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>RFC 1952.</summary>
    Gzip,

    /// <summary>RFC 1950.</summary>
    Zlib,
}
