using System.Numerics;

namespace Hub.Indexing.Columns;

/// <summary>The length of a text in one byte: exact up to 39 terms, then with four significant bits, in the code that Lucene uses, so that scores are equal.</summary>
internal static class NormCode
{
    private const int Exact = 24;

    /// <summary>The byte that stands for a keyword, which has no length.</summary>
    internal const byte OfKeyword = 1;

    internal static byte Encode(int length) => (byte)(length < Exact ? length : Exact + Compress(length - Exact));

    internal static int Decode(byte code)
    {
        if (code < Exact) return code;
        int rest = code - Exact, shift = (rest >> 3) - 1;
        return Exact + (shift < 0 ? rest & 7 : ((rest & 7) | 8) << shift);
    }

    private static int Compress(int value)
    {
        int bits = 32 - BitOperations.LeadingZeroCount((uint)value);
        if (bits < 4) return value;
        int shift = bits - 4;
        return ((value >> shift) & 7) | ((shift + 1) << 3);
    }
}
