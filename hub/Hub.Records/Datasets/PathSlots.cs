using System.Buffers.Binary;

using Microsoft.Win32.SafeHandles;

namespace Hub.Records;

/// <summary>A table of digests with a number each, by open addressing: in memory while it is small, else in a file that has no name any more.</summary>
internal sealed class PathSlots : IDisposable
{
    /// <summary>Bytes of a digest.</summary>
    public const int DigestBytes = 32;

    /// <summary>Bytes of a slot: digest and number. One whose digest is all zeros is free.</summary>
    public const int SlotBytes = DigestBytes + sizeof(long);

    private const int MostInMemory = 1 << 13;
    private const int SlotsAtOnce = 1 << 10;

    private readonly byte[]? memory;
    private readonly SafeFileHandle? file;

    /// <summary>Makes a table whose slots are free.</summary>
    /// <param name="count">How many, a power of two.</param>
    public PathSlots(long count)
    {
        Count = count;
        if (count <= MostInMemory)
        {
            memory = new byte[count * SlotBytes];
            return;
        }

        var path = Path.Combine(Path.GetTempPath(), "paths-" + Guid.NewGuid().ToString("n"));
        file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
        // Without a name it goes with its handle, even where the process is killed.
        File.Delete(path);
        RandomAccess.SetLength(file, count * SlotBytes);
    }

    /// <summary>How many slots.</summary>
    public long Count { get; }

    /// <summary>Whether a slot that was read holds nothing.</summary>
    public static bool IsFree(ReadOnlySpan<byte> slot) => !slot[..DigestBytes].ContainsAnyExcept((byte)0);

    /// <summary>Finds the slot of a digest, or the free one where it belongs, and reads it.</summary>
    public long Locate(ReadOnlySpan<byte> digest, Span<byte> slot)
    {
        var at = (long)(BinaryPrimitives.ReadUInt64LittleEndian(digest) & (ulong)(Count - 1));
        for (Read(at, slot); !IsFree(slot) && !slot[..DigestBytes].SequenceEqual(digest); Read(at, slot))
        {
            at = (at + 1) & (Count - 1);
        }

        return at;
    }

    /// <summary>Writes a slot.</summary>
    public void Write(long at, ReadOnlySpan<byte> slot)
    {
        if (memory is not null)
        {
            slot.CopyTo(memory.AsSpan((int)at * SlotBytes));
        }
        else
        {
            RandomAccess.Write(file!, slot, at * SlotBytes);
        }
    }

    /// <summary>Copies what is in it into a larger table.</summary>
    public void CopyTo(PathSlots larger)
    {
        var some = new byte[Math.Min(Count, SlotsAtOnce) * SlotBytes];
        Span<byte> free = stackalloc byte[SlotBytes];
        for (long at = 0; at < Count; at += SlotsAtOnce)
        {
            Read(at, some);
            for (var offset = 0; offset < some.Length; offset += SlotBytes)
            {
                var slot = some.AsSpan(offset, SlotBytes);
                if (!IsFree(slot))
                {
                    larger.Write(larger.Locate(slot[..DigestBytes], free), slot);
                }
            }
        }
    }

    public void Dispose() => file?.Dispose();

    private void Read(long at, Span<byte> slots)
    {
        if (memory is not null)
        {
            memory.AsSpan((int)at * SlotBytes, slots.Length).CopyTo(slots);
            return;
        }

        for (var read = 0; read < slots.Length;)
        {
            var some = RandomAccess.Read(file!, slots[read..], (at * SlotBytes) + read);
            read += some > 0 ? some : throw new EndOfStreamException("The temporary file of paths was cut short.");
        }
    }
}
