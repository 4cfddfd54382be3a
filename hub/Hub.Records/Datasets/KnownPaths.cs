using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Hub.Records;

/// <summary>
/// Paths by the million, each once and with a number, at constant memory: the first few thousand in memory, more in a file that is gone
/// with it. A path is known by its SHA-256, as a blob is.
/// </summary>
public sealed class KnownPaths : IDisposable
{
    private const int FirstSlots = 1 << 8;

    private PathSlots slots = new(FirstSlots);

    /// <summary>How many paths are known.</summary>
    public long Count { get; private set; }

    /// <summary>Takes a path in, if it is new.</summary>
    /// <param name="path">The path; every character counts.</param>
    /// <param name="number">Its number.</param>
    /// <returns>Whether it is new; one that was known keeps its number.</returns>
    public bool TryAdd(string path, long number)
    {
        Span<byte> slot = stackalloc byte[PathSlots.SlotBytes];
        Span<byte> digest = stackalloc byte[PathSlots.DigestBytes];
        Digest(path, digest);
        var at = slots.Locate(digest, slot);
        if (!PathSlots.IsFree(slot))
        {
            return false;
        }

        Write(at, digest, number);
        Count++;
        if (Count > slots.Count / 4 * 3)
        {
            Grow();
        }

        return true;
    }

    /// <summary>The number of a path; null where the path is not known.</summary>
    /// <param name="path">The path.</param>
    public long? Find(string path)
    {
        Span<byte> slot = stackalloc byte[PathSlots.SlotBytes];
        Span<byte> digest = stackalloc byte[PathSlots.DigestBytes];
        Digest(path, digest);
        slots.Locate(digest, slot);
        return PathSlots.IsFree(slot) ? null : BinaryPrimitives.ReadInt64LittleEndian(slot[PathSlots.DigestBytes..]);
    }

    /// <summary>Gives a known path another number.</summary>
    /// <param name="path">The path.</param>
    /// <param name="number">Its number from now on.</param>
    /// <exception cref="KeyNotFoundException">The path is not known.</exception>
    public void Change(string path, long number)
    {
        Span<byte> slot = stackalloc byte[PathSlots.SlotBytes];
        Span<byte> digest = stackalloc byte[PathSlots.DigestBytes];
        Digest(path, digest);
        var at = slots.Locate(digest, slot);
        if (PathSlots.IsFree(slot))
        {
            throw new KeyNotFoundException($"The path '{path}' was not taken in.");
        }

        Write(at, digest, number);
    }

    /// <inheritdoc />
    public void Dispose() => slots.Dispose();

    // Over the characters themselves: an encoding would make one of two texts that are no Unicode.
    private static void Digest(string path, Span<byte> digest) => SHA256.HashData(MemoryMarshal.AsBytes(path.AsSpan()), digest);

    private void Write(long at, ReadOnlySpan<byte> digest, long number)
    {
        Span<byte> slot = stackalloc byte[PathSlots.SlotBytes];
        digest.CopyTo(slot);
        BinaryPrimitives.WriteInt64LittleEndian(slot[PathSlots.DigestBytes..], number);
        slots.Write(at, slot);
    }

    private void Grow()
    {
        var larger = new PathSlots(slots.Count * 2);
        slots.CopyTo(larger);
        slots.Dispose();
        slots = larger;
    }
}
