using System.Numerics;

namespace Hub.Indexing.Matching;

/// <summary>Goes through the documents of a set in ascending order, and knows where it is.</summary>
internal ref struct DocIterator
{
    internal const int End = int.MaxValue;

    private readonly ReadOnlySpan<int> list;
    private readonly ReadOnlySpan<ulong> words;
    private readonly bool isList;
    private int at;
    private ulong word;

    internal DocIterator(DocSet set)
    {
        isList = set.IsList;
        list = isList ? set.List : default;
        words = isList ? default : set.Words;
        at = -1;
    }

    /// <summary>The next document; <see cref="End"/> after the last.</summary>
    internal int Next()
    {
        if (isList) return ++at < list.Length ? list[at] : End;
        while (word == 0)
        {
            if (++at >= words.Length) return End;
            word = words[at];
        }
        int doc = (at << 6) | BitOperations.TrailingZeroCount(word);
        word &= word - 1;
        return doc;
    }

    /// <summary>The first document not yet given that is not smaller; <see cref="End"/> where there is none.</summary>
    internal int Advance(int target)
    {
        if (isList) return AdvanceList(target);
        int wanted = target >> 6;
        if (wanted >= words.Length)
        {
            at = words.Length;
            word = 0;
            return End;
        }
        if (wanted > at) (at, word) = (wanted, words[wanted]);
        if (wanted == at) word &= ulong.MaxValue << target;
        return Next();
    }

    private int AdvanceList(int target)
    {
        int step = 1;
        at++;
        while (at + step < list.Length && list[at + step] < target)
        {
            at += step;
            step <<= 1;
        }
        for (; step > 1; step >>= 1)
            if (at + step < list.Length && list[at + step] < target) at += step;
        while (at < list.Length && list[at] < target) at++;
        return at < list.Length ? list[at] : End;
    }
}
