namespace Hub.Portal.Exports;

/// <summary>A file of a zip, as the zip's table of contents tells of it.</summary>
/// <param name="Name">Its path within the zip, in UTF-8.</param>
/// <param name="IsDeflated">Whether its bytes are compressed.</param>
/// <param name="IsLong">Whether the record behind its bytes tells their length in 64 bits.</param>
/// <param name="Offset">Where in the zip it begins.</param>
internal readonly record struct ZipEntry(byte[] Name, bool IsDeflated, bool IsLong, long Offset)
{
    /// <summary>The CRC-32 of its bytes.</summary>
    public uint Sum { get; init; }

    /// <summary>How many bytes it has in the zip.</summary>
    public long Sent { get; init; }

    /// <summary>How many bytes it has when it is taken out.</summary>
    public long Length { get; init; }
}
