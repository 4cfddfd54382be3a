using System.Numerics;
using System.Runtime.Intrinsics;
using Hub.Indexing.Columns;
using Hub.Indexing.Matching;

namespace Hub.Indexing.Aggregating;

/// <summary>
/// Counts documents and adds up integers by the ordinals of a column with one value a row, without a call per document. Neighbours
/// often share a key: then 64 rows are added up at once, and their keys need not be read.
/// </summary>
internal static unsafe class KeywordSums
{
    /// <summary>From so many of 64 numbers on, adding all with those not wanted as zeros is quicker than one by one.</summary>
    private const int EnoughOfWord = 16;

    /// <summary>So many of 64 numbers are added up without asking whether there are as many.</summary>
    private const int Unasked = 8;

    /// <summary>Rows of a word with more different keys than this are added up one by one.</summary>
    private const int FewKeys = 3;

    /// <summary>Adds up the integers, less the column's minimum, by ordinal plus one, and counts those there are.</summary>
    internal static void Add(OrdinalColumn keys, NumberColumn numbers, DocSet docs, ulong[] sums, int[] counts)
    {
        switch (keys.Width)
        {
            case 1: Add(keys, keys.Values, numbers, docs, sums, counts); break;
            case 2: Add(keys, (ushort*)keys.Values, numbers, docs, sums, counts); break;
            default: Add(keys, (int*)keys.Values, numbers, docs, sums, counts); break;
        }
    }

    private static void Add<TKey>(OrdinalColumn column, TKey* keys, NumberColumn numbers, DocSet docs, ulong[] sums, int[] counts) where TKey : unmanaged, IBinaryInteger<TKey>
    {
        switch (numbers.Width)
        {
            case 1: Add(column, keys, numbers.Values, numbers.Presence, docs, sums, counts); break;
            case 2: Add(column, keys, (ushort*)numbers.Values, numbers.Presence, docs, sums, counts); break;
            case 4: Add(column, keys, (uint*)numbers.Values, numbers.Presence, docs, sums, counts); break;
            default: Add(column, keys, (ulong*)numbers.Values, numbers.Presence, docs, sums, counts); break;
        }
    }

    private static void Add<TKey, TNumber>(OrdinalColumn column, TKey* keys, TNumber* numbers, ulong* presence, DocSet docs, ulong[] sums, int[] counts)
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
        int[] shared = column.SharedByWord;
        for (int w = 0; w < words.Length; w++)
        {
            ulong word = words[w] & presence[w];
            if (word == 0) continue;
            TNumber* values = numbers + (w << 6);
            if (shared[w] < 0)
            {
                AddWord(keys + (w << 6), values, word, w < docs.DocCount >> 6, sums, counts);
                continue;
            }
            sums[shared[w]] += Sum(values, word);
            counts[shared[w]] += BitOperations.PopCount(word);
        }
    }

    /// <summary>Adds up rows of a word with different keys, key by key while they are few.</summary>
    private static void AddWord<TKey, TNumber>(TKey* keys, TNumber* values, ulong word, bool whole, ulong[] sums, int[] counts)
        where TKey : unmanaged, IBinaryInteger<TKey> where TNumber : unmanaged, IBinaryInteger<TNumber>
    {
        for (int round = 0; whole && round < FewKeys && word != 0; round++)
        {
            var key = keys[BitOperations.TrailingZeroCount(word)];
            ulong same = word & EqualTo(keys, key);
            sums[int.CreateTruncating(key)] += Sum(values, same);
            counts[int.CreateTruncating(key)] += BitOperations.PopCount(same);
            word ^= same;
        }
        for (; word != 0; word &= word - 1)
        {
            int at = BitOperations.TrailingZeroCount(word), key = int.CreateTruncating(keys[at]);
            sums[key] += ulong.CreateTruncating(values[at]);
            counts[key]++;
        }
    }

    /// <summary>Which of 64 rows have a key.</summary>
    private static ulong EqualTo<TKey>(TKey* keys, TKey key) where TKey : unmanaged, IBinaryInteger<TKey>
    {
        ulong same = 0;
        for (int i = 0; i < 64; i += Vector512<TKey>.Count) same |= Vector512.Equals(Vector512.Load(keys + i), Vector512.Create(key)).ExtractMostSignificantBits() << i;
        return same;
    }

    /// <summary>The sum of those of 64 numbers whose bit is set.</summary>
    private static ulong Sum<TNumber>(TNumber* numbers, ulong word) where TNumber : unmanaged, IBinaryInteger<TNumber>
    {
        if (sizeof(TNumber) == sizeof(ulong) && BitOperations.PopCount(word) >= EnoughOfWord) return Sum((ulong*)numbers, word);
        ulong sum = 0;
        if (word == ulong.MaxValue)
        {
            for (int i = 0; i < 64; i++) sum += ulong.CreateTruncating(numbers[i]);
            return sum;
        }
        // how many there are is hard to foretell: the first ones are added, or zeros in their place, without a branch
        for (int i = 0; i < Unasked; i++, word &= word - 1)
            sum += ulong.CreateTruncating(numbers[BitOperations.TrailingZeroCount(word) & 63]) & (ulong)((long)(word | (0 - word)) >> 63);
        for (; word != 0; word &= word - 1) sum += ulong.CreateTruncating(numbers[BitOperations.TrailingZeroCount(word)]);
        return sum;
    }

    private static ulong Sum(ulong* numbers, ulong word)
    {
        var lanes = Vector512.Create(1UL, 2, 4, 8, 16, 32, 64, 128);
        var sum = Vector512<ulong>.Zero;
        for (int i = 0; i < 64; i += Vector512<ulong>.Count)
        {
            var chosen = Vector512.Equals(Vector512.Create(word >> i) & lanes, lanes);
            sum += Vector512.Load(numbers + i) & chosen;
        }
        return Vector512.Sum(sum);
    }
}
