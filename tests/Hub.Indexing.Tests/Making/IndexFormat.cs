using System.Buffers.Binary;
using System.Numerics;

namespace Hub.Indexing.Tests.Making;

/// <summary>The last bytes of an index file: its mark with the version as a digit, the length of its content, the checksum of both and of the table of checksums.</summary>
public static class IndexFormat
{
    /// <summary>Bytes of them.</summary>
    public const int TrailerSize = 24;

    /// <summary>Where among them the version stands.</summary>
    public const int VersionAt = 7;

    private const int ContentAt = 8;
    private const int ChecksumAt = 16;

    /// <summary>The version that a file is written in.</summary>
    public static int VersionOf(string path) => File.ReadAllBytes(path)[^(TrailerSize - VersionAt)] - '0';

    /// <summary>Makes a file one of another version, with the checksum that belongs to it.</summary>
    public static void SetVersion(string path, int version)
    {
        byte[] bytes = File.ReadAllBytes(path);
        var trailer = bytes.AsSpan(bytes.Length - TrailerSize);
        trailer[VersionAt] = (byte)('0' + version);
        int content = (int)BinaryPrimitives.ReadInt64LittleEndian(trailer[ContentAt..]);
        uint sum = Crc32C(trailer[..ChecksumAt], Crc32C(bytes.AsSpan(content, bytes.Length - TrailerSize - content), 0));
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[ChecksumAt..], sum);
        File.WriteAllBytes(path, bytes);
    }

    private static uint Crc32C(ReadOnlySpan<byte> bytes, uint seed)
    {
        uint crc = ~seed;
        foreach (byte b in bytes) crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }
}
