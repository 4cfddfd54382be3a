using System.Buffers.Binary;

namespace Hub.Portal.Exports;

/// <summary>The checksum of zip files: CRC-32 of ISO 3309, eight bytes at a time by tables.</summary>
internal static class Crc32
{
    private const int Tables = 8, TableLength = 256;
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Sums = Computed();

    /// <summary>The checksum of bytes and those before them.</summary>
    /// <param name="sum">That of those before them; 0 for none.</param>
    /// <param name="bytes">The bytes.</param>
    public static uint Append(uint sum, ReadOnlySpan<byte> bytes)
    {
        sum = ~sum;
        ReadOnlySpan<uint> sums = Sums;
        for (; bytes.Length >= Tables; bytes = bytes[Tables..])
        {
            var eight = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ sum;
            sum = sums[(7 * TableLength) + (byte)eight] ^ sums[(6 * TableLength) + (byte)(eight >> 8)]
                ^ sums[(5 * TableLength) + (byte)(eight >> 16)] ^ sums[(4 * TableLength) + (byte)(eight >> 24)]
                ^ sums[(3 * TableLength) + (byte)(eight >> 32)] ^ sums[(2 * TableLength) + (byte)(eight >> 40)]
                ^ sums[TableLength + (byte)(eight >> 48)] ^ sums[(byte)(eight >> 56)];
        }

        foreach (var each in bytes)
        {
            sum = (sum >> 8) ^ sums[(byte)(sum ^ each)];
        }

        return ~sum;
    }

    // The first table is that of a byte; each further one that of a byte with one more zero behind it.
    private static uint[] Computed()
    {
        var sums = new uint[Tables * TableLength];
        for (uint each = 0; each < TableLength; each++)
        {
            var sum = each;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * Polynomial);
            }

            sums[each] = sum;
        }

        for (var at = TableLength; at < sums.Length; at++)
        {
            sums[at] = (sums[at - TableLength] >> 8) ^ sums[(byte)sums[at - TableLength]];
        }

        return sums;
    }
}
