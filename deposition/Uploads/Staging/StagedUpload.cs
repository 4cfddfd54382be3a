namespace Hub.Deposition.Uploads;

/// <summary>An upload on its way: written down before its first byte, so that it outlives client and server.</summary>
public sealed record StagedUpload
{
    /// <summary>A random word that only who created it knows.</summary>
    public required string Id { get; init; }

    /// <summary>The account that created it.</summary>
    public required string By { get; init; }

    /// <summary>The deposit's accession.</summary>
    public required string Deposit { get; init; }

    /// <summary>The path in the deposit; null for a part of an upload.</summary>
    public string? Path { get; init; }

    /// <summary>The path as the client wrote it.</summary>
    public string? UploadedAs { get; init; }

    /// <summary>How many bytes it will have.</summary>
    public required long Length { get; init; }

    /// <summary>The SHA-256 that the client promised, lower-case hexadecimal; null for none.</summary>
    public string? Expected { get; init; }

    /// <summary>The client's own words about it, as they came.</summary>
    public string? Metadata { get; init; }

    /// <summary>Whether it is a part to be put together with others.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The parts that it is put together of.</summary>
    public IReadOnlyList<string>? Parts { get; init; }

    /// <summary>The SHA-256 of its bytes, once all are here.</summary>
    public string? Digest { get; init; }

    /// <summary>Whether it is a file of its deposit.</summary>
    public bool IsDone { get; init; }
}
