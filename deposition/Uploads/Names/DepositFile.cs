using Hub.Store;

namespace Hub.Deposition.Uploads;

/// <summary>A file of a deposit whose bytes are in the blob store.</summary>
public sealed record DepositFile
{
    /// <summary>The deposit's accession.</summary>
    public required string Deposit { get; init; }

    /// <summary>Its path in the deposit.</summary>
    public required string Path { get; init; }

    /// <summary>The path as the client wrote it, before letters and marks were put together.</summary>
    public required string UploadedAs { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256.</summary>
    public required string Digest { get; init; }

    /// <summary>Bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The account that uploaded it.</summary>
    public required string By { get; init; }

    /// <summary>When it was acknowledged.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Its bytes.</summary>
    internal BlobReference Blob => new(Digest, Length);
}
