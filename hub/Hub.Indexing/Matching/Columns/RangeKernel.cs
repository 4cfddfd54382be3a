using System.Runtime.Intrinsics;
using Hub.Indexing.Columns;

namespace Hub.Indexing.Matching;

/// <summary>Compares the rows of a column with two bounds, a vector at a time, one bit a row.</summary>
internal static unsafe class RangeKernel
{
    /// <summary>Writes the bits of the documents from one up to another, which begins a word: of those asked about, which have their kept value in the bounds.</summary>
    internal static void Compare(NumberColumn column, int from, int to, ulong low, ulong high, ReadOnlySpan<ulong> asked, ulong[] bits)
    {
        switch (column.Width)
        {
            case 1: Compare((byte*)column.Values, asked, from, to, (byte)low, (byte)high, bits); break;
            case 2: Compare((ushort*)column.Values, asked, from, to, (ushort)low, (ushort)high, bits); break;
            case 4: Compare((uint*)column.Values, asked, from, to, (uint)low, (uint)high, bits); break;
            default: Compare((ulong*)column.Values, asked, from, to, low, high, bits); break;
        }
    }

    private static void Compare<T>(T* values, ReadOnlySpan<ulong> asked, int from, int to, T low, T high, ulong[] bits) where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        var (lows, highs) = (Vector256.Create(low), Vector256.Create(high));
        int doc = from;
        for (; doc + 64 <= to; doc += 64)
        {
            ulong wanted = asked[doc >> 6], word = 0;
            // rows nobody asked about need not come from memory
            for (int i = 0; i < 64 && wanted != 0; i += Vector256<T>.Count)
            {
                var v = Vector256.Load(values + doc + i);
                var fits = Vector256.GreaterThanOrEqual(v, lows) & Vector256.LessThanOrEqual(v, highs);
                word |= (ulong)fits.ExtractMostSignificantBits() << i;
            }
            bits[doc >> 6] = word & wanted;
        }
        if (doc == to) return;
        ulong last = asked[doc >> 6], kept = 0;
        for (; doc < to; doc++)
            if (values[doc] >= low && values[doc] <= high) kept |= 1UL << doc;
        bits[(to - 1) >> 6] = kept & last;
    }
}
