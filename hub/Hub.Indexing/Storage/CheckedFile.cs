using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Hub.Indexing.Storage;

/// <summary>
/// A mapped file in blocks of 64 KiB with a checksum each, kept in a table at its end. The table is checked when the file is
/// opened and a block when it is first read, so that opening reads next to nothing and yet no changed byte is ever served.
/// </summary>
internal sealed unsafe class CheckedFile : IDisposable
{
    internal const int BlockSize = 1 << 16;
    internal const int TrailerSize = 24;

    /// <summary>The version of the format of all files; the trailer itself stays as it is through all versions.</summary>
    internal const int Version = 2;

    private const int VersionShift = 56;
    private const ulong Mark = 0x58_44_4e_49_42_55_48; // "HUBINDX", and then the version as a digit
    internal const ulong Magic = Mark | ((ulong)('0' + Version) << VersionShift);

    private readonly SafeBuffer map;
    private readonly byte* start;
    private readonly uint* checksums;
    private readonly int[] seen;

    internal CheckedFile(IIndexDirectory directory, string name, FileEntry? expected = null)
    {
        Name = name;
        map = directory.Map(name);
        try
        {
            map.AcquirePointer(ref start);
            Length = CheckTrailer((long)map.ByteLength, expected);
            checksums = (uint*)(start + Length);
            seen = new int[(BlockCount(Length) + 31) >> 5];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The file's name.</summary>
    internal string Name { get; }

    /// <summary>Bytes of content, without the table of checksums.</summary>
    internal long Length { get; }

    public void Dispose()
    {
        if (start != null) map.ReleasePointer();
        map.Dispose();
    }

    /// <summary>The bytes from an offset on, of which so many are checked.</summary>
    internal byte* Read(long offset, long length)
    {
        if (offset < 0 || length < 0 || offset > Length - length) throw Damaged(offset, $"{length} bytes are asked for past its end");
        if (length == 0) return start + offset;
        int last = (int)((offset + length - 1) / BlockSize);
        for (int block = (int)(offset / BlockSize); block <= last; block++)
            if ((Volatile.Read(ref seen[block >> 5]) & (1 << block)) == 0) CheckBlock(block);
        return start + offset;
    }

    /// <summary>Checks every block.</summary>
    internal void ReadAll() => Read(0, Length);

    internal IndexDamagedException Damaged(long offset, string what) =>
        new($"The index file '{Name}' is damaged at byte {offset}: {what}. Restore the file from a copy of this commit, or build the index anew.");

    internal static int BlockCount(long length) => (int)((length + BlockSize - 1) / BlockSize);

    private long CheckTrailer(long actual, FileEntry? expected)
    {
        if (expected is not null && actual != expected.Length) throw Damaged(actual, $"it has {actual} bytes and should have {expected.Length}");
        if (actual < TrailerSize) throw Damaged(0, "it is too short to be an index file");
        var trailer = new ReadOnlySpan<byte>(start + actual - TrailerSize, TrailerSize);
        long content = BinaryPrimitives.ReadInt64LittleEndian(trailer[8..]);
        ulong magic = BinaryPrimitives.ReadUInt64LittleEndian(trailer);
        if ((magic & ((1UL << VersionShift) - 1)) != Mark) throw Damaged(actual - TrailerSize, "it does not have the mark of an index file");
        if (content < 0 || content + (BlockCount(content) * 4L) + TrailerSize != actual) throw Damaged(actual - TrailerSize, "its lengths contradict each other");
        var table = new ReadOnlySpan<byte>(start + content, BlockCount(content) * 4);
        uint sum = Checksum.Of(trailer[..16], Checksum.Of(table));
        if (sum != BinaryPrimitives.ReadUInt32LittleEndian(trailer[16..])) throw Damaged(content, "the table of checksums does not have its own checksum");
        // said only once the checksum holds, so that a changed byte is never taken for another version
        if (magic != Magic) throw new IndexVersionException(Name, (int)(magic >> VersionShift) - '0', Version);
        if (expected is not null && sum != expected.Checksum) throw Damaged(content, "it is not the file that this commit wrote");
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer[20..]) == 0 ? content : throw Damaged(actual - 4, "its last bytes are not zero");
    }

    private void CheckBlock(int block)
    {
        long offset = (long)block * BlockSize;
        uint sum = Checksum.Of(new ReadOnlySpan<byte>(start + offset, (int)Math.Min(BlockSize, Length - offset)));
        if (sum != checksums[block]) throw Damaged(offset, $"block {block} does not have its checksum");
        Interlocked.Or(ref seen[block >> 5], 1 << block);
    }
}
