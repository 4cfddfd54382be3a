using System.Numerics;
using System.Runtime.Intrinsics;
using Hub.Indexing.Columns;
using Hub.Indexing.Matching;

namespace Hub.Indexing.Aggregating;

/// <summary>Counts documents and adds up integers by the ordinals of a column with one value a row, without a call per document.</summary>
internal static unsafe class KeywordSums
{
    /// <summary>From so many documents of 64 on, all are added at once where they share a key.</summary>
    private const int EnoughOfWord = 6;

    /// <summary>Adds up the integers, less the column's minimum, by ordinal plus one, and counts those there are.</summary>
    internal static void Add(OrdinalColumn keys, NumberColumn numbers, DocSet docs, ulong[] sums, int[] counts)
    {
        switch (keys.Width)
        {
            case 1: Add((byte*)keys.Values, numbers, docs, sums, counts); break;
            case 2: Add((ushort*)keys.Values, numbers, docs, sums, counts); break;
            default: Add((int*)keys.Values, numbers, docs, sums, counts); break;
        }
    }

    private static void Add<TKey>(TKey* keys, NumberColumn numbers, DocSet docs, ulong[] sums, int[] counts) where TKey : unmanaged, IBinaryInteger<TKey>
    {
        switch (numbers.Width)
        {
            case 1: Add(keys, (byte*)numbers.Values, numbers.Presence, docs, sums, counts); break;
            case 2: Add(keys, (ushort*)numbers.Values, numbers.Presence, docs, sums, counts); break;
            case 4: Add(keys, (uint*)numbers.Values, numbers.Presence, docs, sums, counts); break;
            default: Add(keys, (ulong*)numbers.Values, numbers.Presence, docs, sums, counts); break;
        }
    }

    private static void Add<TKey, TNumber>(TKey* keys, TNumber* numbers, ulong* presence, DocSet docs, ulong[] sums, int[] counts)
        where TKey : unmanaged, IBinaryInteger<TKey> where TNumber : unmanaged, IBinaryInteger<TNumber>
    {
        if (docs.IsList)
        {
            foreach (int doc in docs.List)
                if ((presence[doc >> 6] & (1UL << doc)) != 0) AddOne(int.CreateTruncating(keys[doc]), numbers[doc], sums, counts);
            return;
        }
        var words = docs.Words;
        int whole = docs.DocCount >> 6;
        for (int w = 0; w < words.Length; w++)
        {
            ulong word = words[w] & presence[w];
            if (word == 0) continue;
            TKey* row = keys + (w << 6);
            TNumber* values = numbers + (w << 6);
            int count = BitOperations.PopCount(word);
            if (count >= EnoughOfWord && w < whole && IsUniform(row))
            {
                int key = int.CreateTruncating(*row);
                sums[key] += Sum(values, word);
                counts[key] += count;
                continue;
            }
            for (; word != 0; word &= word - 1)
            {
                int at = BitOperations.TrailingZeroCount(word);
                AddOne(int.CreateTruncating(row[at]), values[at], sums, counts);
            }
        }
    }

    private static void AddOne<TNumber>(int key, TNumber number, ulong[] sums, int[] counts) where TNumber : unmanaged, IBinaryInteger<TNumber>
    {
        sums[key] += ulong.CreateTruncating(number);
        counts[key]++;
    }

    /// <summary>Whether 64 rows have the same key, as neighbours often do.</summary>
    private static bool IsUniform<TKey>(TKey* row) where TKey : unmanaged, IBinaryInteger<TKey>
    {
        if (row[0] != row[63] || row[0] != row[31]) return false;
        var first = Vector512.Create(row[0]);
        for (int i = 0; i < 64; i += Vector512<TKey>.Count)
            if (!Vector512.EqualsAll(Vector512.Load(row + i), first)) return false;
        return true;
    }

    /// <summary>The sum of those of 64 numbers whose bit is set.</summary>
    private static ulong Sum<TNumber>(TNumber* numbers, ulong word) where TNumber : unmanaged, IBinaryInteger<TNumber>
    {
        if (sizeof(TNumber) == sizeof(ulong)) return Sum((ulong*)numbers, word);
        ulong sum = 0;
        if (word == ulong.MaxValue)
        {
            for (int i = 0; i < 64; i++) sum += ulong.CreateTruncating(numbers[i]);
            return sum;
        }
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
