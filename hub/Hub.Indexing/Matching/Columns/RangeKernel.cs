using System.Runtime.Intrinsics;
using Hub.Indexing.Columns;

namespace Hub.Indexing.Matching;

/// <summary>Compares the rows of a column with two bounds, a vector at a time, one bit a row.</summary>
internal static unsafe class RangeKernel
{
    /// <summary>Sets the bits of the documents from one up to another, which begins a word, whose kept value lies in the bounds.</summary>
    internal static void Compare(NumberColumn column, int from, int to, ulong low, ulong high, ulong[] bits)
    {
        switch (column.Width)
        {
            case 1: Compare((byte*)column.Values, column.Presence, from, to, (byte)low, (byte)high, bits); break;
            case 2: Compare((ushort*)column.Values, column.Presence, from, to, (ushort)low, (ushort)high, bits); break;
            case 4: Compare((uint*)column.Values, column.Presence, from, to, (uint)low, (uint)high, bits); break;
            default: Compare((ulong*)column.Values, column.Presence, from, to, low, high, bits); break;
        }
    }

    private static void Compare<T>(T* values, ulong* presence, int from, int to, T low, T high, ulong[] bits) where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        var (lows, highs) = (Vector256.Create(low), Vector256.Create(high));
        int doc = from;
        for (; doc + 64 <= to; doc += 64)
        {
            ulong word = 0;
            for (int i = 0; i < 64; i += Vector256<T>.Count)
            {
                var v = Vector256.Load(values + doc + i);
                var fits = Vector256.GreaterThanOrEqual(v, lows) & Vector256.LessThanOrEqual(v, highs);
                word |= (ulong)fits.ExtractMostSignificantBits() << i;
            }
            bits[doc >> 6] = word & presence[doc >> 6];
        }
        for (; doc < to; doc++)
            if (values[doc] >= low && values[doc] <= high && (presence[doc >> 6] & (1UL << doc)) != 0) bits[doc >> 6] |= 1UL << doc;
    }
}
