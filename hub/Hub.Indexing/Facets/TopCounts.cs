using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Hub.Indexing.Searching;

namespace Hub.Indexing.Facets;

/// <summary>Chooses the first so many of a row of counts; those of 0 are none.</summary>
internal static class TopCounts
{
    /// <summary>Up to so many are kept in order by insertion; more are sorted at the end.</summary>
    private const int FewEnough = 128;

    /// <summary>The places of the counts chosen, in order.</summary>
    internal static IReadOnlyList<int> Select(ReadOnlySpan<int> counts, int skip, int top, FacetOrder order)
    {
        int most = (int)Math.Min((long)skip + top, counts.Length);
        if (most == 0) return [];
        var chosen = order switch
        {
            FacetOrder.Count => most <= FewEnough ? Largest(counts, most) : AllByCount(counts, most),
            FacetOrder.Value => First(counts, most, 0, 1),
            _ => First(counts, most, counts.Length - 1, -1),
        };
        return skip == 0 ? chosen : [.. chosen.Skip(skip)];
    }

    private static List<int> First(ReadOnlySpan<int> counts, int most, int from, int step)
    {
        var chosen = new List<int>();
        for (int at = from; at >= 0 && at < counts.Length && chosen.Count < most; at += step)
            if (counts[at] > 0) chosen.Add(at);
        return chosen;
    }

    private static List<int> AllByCount(ReadOnlySpan<int> counts, int most)
    {
        var keys = new List<ulong>();
        for (int at = 0; at < counts.Length; at++)
            if (counts[at] > 0) keys.Add(((ulong)(uint)~counts[at] << 32) | (uint)at);
        keys.Sort();
        return [.. keys.Take(most).Select(k => (int)(uint)k)];
    }

    private static List<int> Largest(ReadOnlySpan<int> counts, int most)
    {
        var chosen = new List<int>(most + 1);
        int bound = 0, at = 0;
        ref int first = ref MemoryMarshal.GetReference(counts);
        while (at < counts.Length)
        {
            if (at + Vector256<int>.Count <= counts.Length && !Vector256.GreaterThanAny(Vector256.LoadUnsafe(ref first, (nuint)at), Vector256.Create(bound)))
            {
                at += Vector256<int>.Count;
                continue;
            }
            int end = Math.Min(counts.Length, at + Vector256<int>.Count);
            for (; at < end; at++)
            {
                if (counts[at] <= bound) continue;
                int place = chosen.Count;
                while (place > 0 && counts[chosen[place - 1]] < counts[at]) place--;
                chosen.Insert(place, at);
                if (chosen.Count > most) chosen.RemoveAt(most);
                if (chosen.Count == most) bound = counts[chosen[^1]];
            }
        }
        return chosen;
    }
}
