namespace Hub.Portal.Exports;

/// <summary>
/// The records of the zip format (APPNOTE 6.3), for a writer that cannot go back: a file's checksum and length come behind its bytes. What
/// the old fields cannot say, lengths and places of 4 GiB and more files than 65,534, is in those of 64 bits.
/// </summary>
/// <param name="day">The day that all files say that they were written, at midnight; null for the format's first.</param>
internal sealed class ZipRecords(DateOnly? day) : IDisposable
{
    private const ushort Plain = 20, Long = 45, Unix = 3 << 8, Deflated = 8, LongField = 1;
    private const ushort SumsComeBehind = 1 << 3, NamesAreUtf8 = 1 << 11;
    private const uint OrdinaryFile = (0x8000 | 0x1A4u) << 16;
    private const int FirstYear = 1980, LastYear = 2107;

    private readonly BinaryWriter writer = new(new MemoryStream());
    private readonly ushort date = Date(day ?? DateOnly.MinValue);

    private ReadOnlyMemory<byte> Written
    {
        get
        {
            var bytes = (MemoryStream)writer.BaseStream;
            return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        }
    }

    /// <summary>What stands before a file's bytes. Valid until the next record, as all of these.</summary>
    public ReadOnlyMemory<byte> Before(ZipEntry entry)
    {
        Begin(0x04034b50);
        Described(entry, entry.IsLong ? Long : Plain);
        writer.Write(0);
        writer.Write(entry.IsLong ? uint.MaxValue : 0);
        writer.Write(entry.IsLong ? uint.MaxValue : 0);
        writer.Write((ushort)entry.Name.Length);
        writer.Write((ushort)(entry.IsLong ? 4 + (2 * sizeof(long)) : 0));
        writer.Write(entry.Name);
        if (entry.IsLong)
        {
            writer.Write(LongField);
            writer.Write((ushort)(2 * sizeof(long)));
            writer.Write(0L);
            writer.Write(0L);
        }

        return Written;
    }

    /// <summary>What stands behind a file's bytes.</summary>
    public ReadOnlyMemory<byte> Behind(ZipEntry entry)
    {
        Begin(0x08074b50);
        writer.Write(entry.Sum);
        if (entry.IsLong)
        {
            writer.Write(entry.Sent);
            writer.Write(entry.Length);
        }
        else
        {
            writer.Write((uint)entry.Sent);
            writer.Write((uint)entry.Length);
        }

        return Written;
    }

    /// <summary>A file's line of the table of contents.</summary>
    public ReadOnlyMemory<byte> Listed(ZipEntry entry)
    {
        long[] large = [.. new[] { entry.Length, entry.Sent, entry.Offset }.Where(IsLarge)];
        Begin(0x02014b50);
        writer.Write((ushort)(Unix | Long));
        Described(entry, entry.IsLong || large.Length > 0 ? Long : Plain);
        writer.Write(entry.Sum);
        writer.Write(Short(entry.Sent));
        writer.Write(Short(entry.Length));
        writer.Write((ushort)entry.Name.Length);
        writer.Write((ushort)(large.Length > 0 ? 4 + (large.Length * sizeof(long)) : 0));
        // No comment, no further disk, no attributes of the old kind.
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        writer.Write(OrdinaryFile);
        writer.Write(Short(entry.Offset));
        writer.Write(entry.Name);
        if (large.Length > 0)
        {
            writer.Write(LongField);
            writer.Write((ushort)(large.Length * sizeof(long)));
            Array.ForEach(large, writer.Write);
        }

        return Written;
    }

    /// <summary>What stands at the end.</summary>
    /// <param name="count">How many files the zip has.</param>
    /// <param name="offset">Where the table of contents begins.</param>
    /// <param name="length">How many bytes it has.</param>
    public ReadOnlyMemory<byte> End(long count, long offset, long length)
    {
        writer.BaseStream.SetLength(0);
        if (count >= ushort.MaxValue || IsLarge(offset) || IsLarge(length))
        {
            LongEnd(count, offset, length);
        }

        writer.Write(0x06054b50);
        writer.Write(0);
        writer.Write((ushort)Math.Min(count, ushort.MaxValue));
        writer.Write((ushort)Math.Min(count, ushort.MaxValue));
        writer.Write(Short(length));
        writer.Write(Short(offset));
        writer.Write((ushort)0);
        return Written;
    }

    public void Dispose() => writer.Dispose();

    // The end in 64 bits, and where it is.
    private void LongEnd(long count, long offset, long length)
    {
        const long RestOfRecord = 44;
        writer.Write(0x06064b50);
        writer.Write(RestOfRecord);
        writer.Write((ushort)(Unix | Long));
        writer.Write(Long);
        writer.Write(0L);
        writer.Write(count);
        writer.Write(count);
        writer.Write(length);
        writer.Write(offset);
        writer.Write(0x07064b50);
        writer.Write(0);
        writer.Write(offset + length);
        writer.Write(1);
    }

    private void Begin(uint kind)
    {
        writer.BaseStream.SetLength(0);
        writer.Write(kind);
    }

    private void Described(ZipEntry entry, ushort version)
    {
        writer.Write(version);
        writer.Write((ushort)(SumsComeBehind | NamesAreUtf8));
        writer.Write((ushort)(entry.IsDeflated ? Deflated : 0));
        writer.Write((ushort)0);
        writer.Write(date);
    }

    private static bool IsLarge(long value) => value >= uint.MaxValue;

    private static uint Short(long value) => (uint)Math.Min(value, uint.MaxValue);

    private static ushort Date(DateOnly day) => day.Year switch
    {
        < FirstYear => (1 << 5) | 1,
        > LastYear => ((LastYear - FirstYear) << 9) | (12 << 5) | 31,
        _ => (ushort)(((day.Year - FirstYear) << 9) | (day.Month << 5) | day.Day),
    };
}
