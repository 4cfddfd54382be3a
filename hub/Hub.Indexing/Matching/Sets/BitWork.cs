using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hub.Indexing.Matching;

/// <summary>Set operations on rows of bits.</summary>
internal static class BitWork
{
    internal static void And(Span<ulong> into, ReadOnlySpan<ulong> with)
    {
        int i = 0;
        for (; i <= into.Length - Vector256<ulong>.Count; i += Vector256<ulong>.Count)
            (Load(into, i) & Load(with, i)).StoreUnsafe(ref into[i]);
        for (; i < into.Length; i++) into[i] &= with[i];
    }

    internal static void AndNot(Span<ulong> into, ReadOnlySpan<ulong> without)
    {
        int i = 0;
        for (; i <= into.Length - Vector256<ulong>.Count; i += Vector256<ulong>.Count)
            Vector256.AndNot(Load(into, i), Load(without, i)).StoreUnsafe(ref into[i]);
        for (; i < into.Length; i++) into[i] &= ~without[i];
    }

    internal static void Or(Span<ulong> into, ReadOnlySpan<ulong> with)
    {
        int i = 0;
        for (; i <= into.Length - Vector256<ulong>.Count; i += Vector256<ulong>.Count)
            (Load(into, i) | Load(with, i)).StoreUnsafe(ref into[i]);
        for (; i < into.Length; i++) into[i] |= with[i];
    }

    /// <summary>Sets a bit for each of a row's documents, and none past them.</summary>
    internal static void SetAll(Span<ulong> words, int docCount)
    {
        words.Fill(ulong.MaxValue);
        if ((docCount & 63) != 0) words[^1] = (1UL << (docCount & 63)) - 1;
    }

    /// <summary>Sets the bits from one up to but without another, of which there is at least one.</summary>
    internal static void SetRange(Span<ulong> words, int from, int to)
    {
        int first = from >> 6, last = (to - 1) >> 6;
        ulong begin = ulong.MaxValue << from, end = ulong.MaxValue >> (63 - ((to - 1) & 63));
        if (first == last)
        {
            words[first] |= begin & end;
            return;
        }
        words[first] |= begin;
        words[(first + 1)..last].Fill(ulong.MaxValue);
        words[last] |= end;
    }

    private static Vector256<ulong> Load(ReadOnlySpan<ulong> words, int at) => Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(words), (nuint)at);
}
