using System.Numerics;
using System.Runtime.CompilerServices;

namespace Hub.Indexing.Facets;

/// <summary>
/// Counts the ordinals of rows with several values. How many a row has is hard to foretell, so a row is copied sixteen values at a time,
/// whatever its length, and what was copied is counted in one loop: no branch depends on a row.
/// </summary>
internal static unsafe class MultipleOrdinals
{
    private const int Step = 16;
    private const int Most = 1024;

    internal static void Add<T>(int* starts, T* values, int valueCount, ReadOnlySpan<int> docs, int[] counts) where T : unmanaged, IBinaryInteger<T>
    {
        Span<T> copied = stackalloc T[Most + Step];
        ref T copy = ref copied[0];
        ref int count = ref counts[0];
        int length = 0, missing = 0;
        foreach (int doc in docs)
        {
            int from = starts[doc], own = starts[doc + 1] - from;
            missing += (own - 1) >>> 31;
            if (own > Step || from > valueCount - Step)
            {
                for (int at = from; at < from + own; at++) Unsafe.Add(ref count, int.CreateTruncating(values[at]))++;
                continue;
            }
            Unsafe.CopyBlockUnaligned(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref copy, length)), ref *(byte*)(values + from), (uint)(Step * sizeof(T)));
            length += own;
            if (length < Most) continue;
            Count(copied[..length], ref count);
            length = 0;
        }
        Count(copied[..length], ref count);
        count += missing;
    }

    private static void Count<T>(ReadOnlySpan<T> values, ref int count) where T : unmanaged, IBinaryInteger<T>
    {
        foreach (T value in values) Unsafe.Add(ref count, int.CreateTruncating(value))++;
    }
}
