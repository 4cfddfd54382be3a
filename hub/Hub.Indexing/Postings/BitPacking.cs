using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hub.Indexing.Postings;

/// <summary>Blocks of 128 small numbers in as few bits each as the largest needs: four lanes side by side, so that one instruction takes four numbers out.</summary>
internal static unsafe class BitPacking
{
    internal const int BlockSize = 128;

    /// <summary>So many bits of eight bytes are left whichever bit of the first byte is the first that counts.</summary>
    private const int WordBits = 57;

    /// <summary>Of numbers of so many bits four are read at once.</summary>
    internal const int FewBits = WordBits / 4;

    internal static int BitsFor(uint largest) => 32 - System.Numerics.BitOperations.LeadingZeroCount(largest);

    /// <summary>Bytes of a packed block.</summary>
    internal static int Bytes(int bits) => bits * (BlockSize / 8);

    internal static void Pack(ReadOnlySpan<uint> values, int bits, Span<uint> packed)
    {
        packed.Clear();
        for (int i = 0; i < BlockSize; i++)
        {
            int bit = (i >> 2) * bits, word = ((bit >> 5) << 2) | (i & 3), shift = bit & 31;
            packed[word] |= values[i] << shift;
            if (shift + bits > 32) packed[word + 4] |= values[i] >> (32 - shift);
        }
    }

    /// <summary>Unpacks 128 numbers.</summary>
    internal static void Unpack(byte* packed, int bits, ref uint values)
    {
        if (bits == 0)
        {
            Unsafe.InitBlock(ref Unsafe.As<uint, byte>(ref values), 0, BlockSize * sizeof(uint));
            return;
        }
        var mask = Vector128.Create(uint.MaxValue >> (32 - bits));
        var word = Vector128.Load((uint*)packed);
        int shift = 0;
        for (nuint i = 0; i < BlockSize; i += 4)
        {
            var value = Vector128.ShiftRightLogical(word, shift);
            shift += bits;
            if (shift >= 32)
            {
                shift -= 32;
                packed += 16;
                if (i < BlockSize - 4) word = Vector128.Load((uint*)packed);
                if (shift > 0) value |= Vector128.ShiftLeft(word, bits - shift);
            }
            (value & mask).StoreUnsafe(ref values, i);
        }
    }

    /// <summary>Unpacks 128 gaps less one and adds them up from the document before the first.</summary>
    internal static void UnpackDocs(byte* packed, int bits, int before, ref int docs)
    {
        Unpack(packed, bits, ref Unsafe.As<int, uint>(ref docs));
        var carry = Vector128.Create(before);
        var one = Vector128<int>.One;
        for (nuint i = 0; i < BlockSize; i += 4)
        {
            var v = Vector128.LoadUnsafe(ref docs, i) + one;
            v += ShiftLanes(v, 1);
            v += ShiftLanes(v, 2);
            v += carry;
            v.StoreUnsafe(ref docs, i);
            carry = Vector128.Shuffle(v, Vector128.Create(3));
        }
    }

    /// <summary>Adds up some numbers of a row of equally wide ones, each sum in its place; reads up to eight bytes more.</summary>
    internal static void AddUp(byte* row, int bits, long index, Span<int> sums)
    {
        long bit = index * bits;
        ulong mask = (1UL << bits) - 1;
        int sum = 0, each = WordBits / Math.Max(bits, 1);
        for (int i = 0; i < sums.Length;)
        {
            ulong word = Unsafe.ReadUnaligned<ulong>(row + (bit >> 3)) >> (int)(bit & 7);
            int end = Math.Min(sums.Length, i + each);
            bit += (long)(end - i) * bits;
            for (; i < end; i++)
            {
                sums[i] = sum += (int)(word & mask);
                word >>= bits;
            }
        }
    }

    /// <summary>The sums of four numbers of such a row, none of which has more than <see cref="FewBits"/>; reads up to eight bytes more.</summary>
    internal static Vector128<int> AddUpFour(byte* row, int bits, long index)
    {
        long bit = index * bits;
        ulong word = Unsafe.ReadUnaligned<ulong>(row + (bit >> 3)) >> (int)(bit & 7);
        int mask = (1 << bits) - 1;
        var sums = Vector128.Create((int)word & mask, (int)(word >> bits) & mask, (int)(word >> (2 * bits)) & mask, (int)(word >> (3 * bits)) & mask);
        sums += ShiftLanes(sums, 1);
        return sums + ShiftLanes(sums, 2);
    }

    /// <summary>Writes a row of equally wide numbers.</summary>
    internal static void WriteRow(ReadOnlySpan<uint> values, int bits, Storage.GrowingBytes to)
    {
        ulong pending = 0;
        int used = 0;
        foreach (uint value in values)
        {
            pending |= (ulong)value << used;
            used += bits;
            while (used >= 8)
            {
                to.Byte((byte)pending);
                pending >>= 8;
                used -= 8;
            }
        }
        if (used > 0) to.Byte((byte)pending);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> ShiftLanes(Vector128<int> v, int lanes) => lanes == 1
        ? Vector128.Shuffle(v, Vector128.Create(-1, 0, 1, 2))
        : Vector128.Shuffle(v, Vector128.Create(-1, -1, 0, 1));
}
