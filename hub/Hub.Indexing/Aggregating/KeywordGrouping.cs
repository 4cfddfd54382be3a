using System.Numerics;
using Hub.Indexing.Columns;
using Hub.Indexing.Matching;

namespace Hub.Indexing.Aggregating;

/// <summary>Counts documents and adds up integers by the ordinals of a column with one value a row, without a call per document.</summary>
internal static unsafe class KeywordGrouping
{
    /// <summary>Adds up the integers, less the column's minimum, by ordinal plus one, and counts those there are.</summary>
    internal static void Sum(OrdinalColumn keys, NumberColumn numbers, DocSet docs, ulong[] sums, int[] counts)
    {
        switch (keys.Width)
        {
            case 1: Sum((byte*)keys.Values, numbers, docs, sums, counts); break;
            case 2: Sum((ushort*)keys.Values, numbers, docs, sums, counts); break;
            default: Sum((int*)keys.Values, numbers, docs, sums, counts); break;
        }
    }

    private static void Sum<TKey>(TKey* keys, NumberColumn numbers, DocSet docs, ulong[] sums, int[] counts) where TKey : unmanaged, IBinaryInteger<TKey>
    {
        switch (numbers.Width)
        {
            case 1: Sum(keys, (byte*)numbers.Values, numbers.Presence, docs, sums, counts); break;
            case 2: Sum(keys, (ushort*)numbers.Values, numbers.Presence, docs, sums, counts); break;
            case 4: Sum(keys, (uint*)numbers.Values, numbers.Presence, docs, sums, counts); break;
            default: Sum(keys, (ulong*)numbers.Values, numbers.Presence, docs, sums, counts); break;
        }
    }

    private static void Sum<TKey, TNumber>(TKey* keys, TNumber* numbers, ulong* presence, DocSet docs, ulong[] sums, int[] counts)
        where TKey : unmanaged, IBinaryInteger<TKey> where TNumber : unmanaged, IBinaryInteger<TNumber>
    {
        if (docs.IsList)
        {
            foreach (int doc in docs.List)
            {
                if ((presence[doc >> 6] & (1UL << doc)) == 0) continue;
                int key = int.CreateTruncating(keys[doc]);
                sums[key] += ulong.CreateTruncating(numbers[doc]);
                counts[key]++;
            }
            return;
        }
        var words = docs.Words;
        for (int w = 0; w < words.Length; w++)
        {
            ulong word = words[w] & presence[w];
            if (word == ulong.MaxValue) SumRow(keys + (w << 6), numbers + (w << 6), sums, counts);
            else
            {
                for (; word != 0; word &= word - 1)
                {
                    int doc = (w << 6) | BitOperations.TrailingZeroCount(word), key = int.CreateTruncating(keys[doc]);
                    sums[key] += ulong.CreateTruncating(numbers[doc]);
                    counts[key]++;
                }
            }
        }
    }

    private static void SumRow<TKey, TNumber>(TKey* keys, TNumber* numbers, ulong[] sums, int[] counts)
        where TKey : unmanaged, IBinaryInteger<TKey> where TNumber : unmanaged, IBinaryInteger<TNumber>
    {
        // neighbours often have the same key: what they add up to is kept in registers until the key changes
        int key = int.CreateTruncating(keys[0]), run = 0;
        ulong sum = 0;
        for (int i = 0; i < 64; i++)
        {
            int next = int.CreateTruncating(keys[i]);
            if (next != key)
            {
                sums[key] += sum;
                counts[key] += run;
                (key, sum, run) = (next, 0, 0);
            }
            sum += ulong.CreateTruncating(numbers[i]);
            run++;
        }
        sums[key] += sum;
        counts[key] += run;
    }
}
