using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Hub.Indexing.Storage;

/// <summary>
/// Compresses a block by references to what it holds up to 64 KiB before, in the sequences of LZ4's block format: a byte with two lengths,
/// bytes as they are, a distance back. It packs less than Brotli and unpacks more than ten times as fast, which is what a page of hits waits for.
/// </summary>
internal static class LzBlock
{
    private const int HashBits = 13;
    private const int ShortestMatch = 4;
    private const int LargestDistance = ushort.MaxValue;
    private const int LongLength = 15;

    /// <summary>The format ends with bytes as they are, so that a reader may copy in steps.</summary>
    private const int LastBytes = 12;

    /// <summary>What no packed block of so many bytes is longer than.</summary>
    internal static int MostLength(int length) => length + (length / byte.MaxValue) + 16;

    /// <summary>Packs a block.</summary>
    /// <returns>The length of the packed bytes.</returns>
    internal static int Compress(ReadOnlySpan<byte> raw, Span<byte> packed)
    {
        Span<int> seen = stackalloc int[1 << HashBits];
        seen.Clear();
        int at = 0, written = 0, begin = 0;
        while (at < raw.Length - LastBytes)
        {
            uint four = BinaryPrimitives.ReadUInt32LittleEndian(raw[at..]);
            ref int place = ref seen[(int)((four * 2654435761u) >> (32 - HashBits))];
            int earlier = place - 1;
            place = at + 1;
            if (earlier < 0 || at - earlier > LargestDistance || BinaryPrimitives.ReadUInt32LittleEndian(raw[earlier..]) != four)
            {
                // the longer nothing repeats, the larger the steps
                at += 1 + ((at - begin) >> 6);
                continue;
            }
            int length = ShortestMatch + raw[(earlier + ShortestMatch)..].CommonPrefixLength(raw[(at + ShortestMatch)..^5]);
            written += WriteSequence(raw[begin..at], at - earlier, length, packed[written..]);
            begin = at += length;
        }
        return written + WriteSequence(raw[begin..], 0, 0, packed[written..]);
    }

    /// <summary>Unpacks a block, or as much of its beginning as there is room for; false where it is not whole.</summary>
    internal static bool TryDecompress(ReadOnlySpan<byte> packed, Span<byte> raw)
    {
        int from = 0, to = 0;
        while (from < packed.Length && to < raw.Length)
        {
            int token = packed[from++];
            if (!TryReadLength(packed, token >> 4, ref from, out int literals) || literals > packed.Length - from) return false;
            int copied = Math.Min(literals, raw.Length - to);
            packed.Slice(from, copied).CopyTo(raw[to..]);
            from += literals;
            to += copied;
            if (from == packed.Length || to == raw.Length) break;
            if (from + 2 > packed.Length) return false;
            int distance = BinaryPrimitives.ReadUInt16LittleEndian(packed[from..]);
            from += 2;
            if (!TryReadLength(packed, token & LongLength, ref from, out int length) || distance == 0 || distance > to) return false;
            length = Math.Min(length + ShortestMatch, raw.Length - to);
            CopyWithin(raw, to, distance, length);
            to += length;
        }
        return to == raw.Length;
    }

    private static void CopyWithin(Span<byte> raw, int to, int distance, int length)
    {
        if (distance >= length)
        {
            raw.Slice(to - distance, length).CopyTo(raw[to..]);
            return;
        }
        // what is copied runs into itself: it repeats
        ref byte first = ref MemoryMarshal.GetReference(raw);
        for (int end = to + length; to < end; to++) System.Runtime.CompilerServices.Unsafe.Add(ref first, to) = System.Runtime.CompilerServices.Unsafe.Add(ref first, to - distance);
    }

    private static bool TryReadLength(ReadOnlySpan<byte> packed, int first, ref int from, out int length)
    {
        length = first;
        if (first < LongLength) return true;
        while (from < packed.Length)
        {
            byte more = packed[from++];
            length += more;
            if (more != byte.MaxValue) return true;
        }
        return false;
    }

    private static int WriteSequence(ReadOnlySpan<byte> literals, int distance, int length, Span<byte> packed)
    {
        int rest = length - ShortestMatch, written = 1;
        packed[0] = (byte)((Math.Min(literals.Length, LongLength) << 4) | (distance == 0 ? 0 : Math.Min(rest, LongLength)));
        written += WriteLength(literals.Length, packed[written..]);
        literals.CopyTo(packed[written..]);
        written += literals.Length;
        if (distance == 0) return written;
        BinaryPrimitives.WriteUInt16LittleEndian(packed[written..], (ushort)distance);
        written += 2;
        return written + WriteLength(rest, packed[written..]);
    }

    private static int WriteLength(int length, Span<byte> packed)
    {
        if (length < LongLength) return 0;
        int written = 0;
        for (length -= LongLength; length >= byte.MaxValue; length -= byte.MaxValue) packed[written++] = byte.MaxValue;
        packed[written++] = (byte)length;
        return written;
    }
}
