using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Hub.Indexing.Terms;

/// <summary>The first eight bytes of a term as a number of the same order.</summary>
internal static class TermKey
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Of(ReadOnlySpan<byte> term)
    {
        if (term.Length >= 8) return BinaryPrimitives.ReadUInt64BigEndian(term);
        ulong key = 0;
        for (int i = 0; i < term.Length; i++) key |= (ulong)term[i] << (56 - (8 * i));
        return key;
    }

    /// <summary>The longest beginning that two terms share.</summary>
    internal static int Shared(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => one.CommonPrefixLength(other);
}
