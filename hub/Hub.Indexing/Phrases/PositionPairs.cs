using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hub.Indexing.Phrases;

/// <summary>Counts how many different positions of one row have one in another that lies so many further.</summary>
internal static class PositionPairs
{
    /// <summary>The same of two rows of any length, ascending, the longer of them padded.</summary>
    internal static int Count(ReadOnlySpan<int> one, ReadOnlySpan<int> other, int further)
    {
        if (one.Length > other.Length) return Count(other, one, -further);
        if (other.Length <= PlaceCursor.Padding) return CountPadded(one, other, further);
        int count = 0, at = 0, before = -1;
        foreach (int position in one)
        {
            if (position == before) continue;
            before = position;
            int wanted = position + further;
            while (at < other.Length && other[at] < wanted) at++;
            if (at == other.Length) break;
            if (other[at] == wanted) count++;
        }
        return count;
    }

    /// <summary>The same of at most four positions each, all compared with all at once: no branch depends on what is in them.</summary>
    internal static int CountFew(Vector128<int> one, int oneCount, Vector128<int> other, int otherCount, int further)
    {
        var wanted = one + Vector128.Create(further);
        // no position is negative
        other = Vector128.ConditionalSelect(Vector128.LessThan(Vector128.Create(0, 1, 2, 3), Vector128.Create(otherCount)), other, Vector128.Create(int.MinValue));
        var found = Vector128.Equals(wanted, other)
            | Vector128.Equals(wanted, Vector128.Shuffle(other, Vector128.Create(1, 2, 3, 0)))
            | Vector128.Equals(wanted, Vector128.Shuffle(other, Vector128.Create(2, 3, 0, 1)))
            | Vector128.Equals(wanted, Vector128.Shuffle(other, Vector128.Create(3, 0, 1, 2)));
        var again = Vector128.Equals(one, Vector128.Shuffle(one, Vector128.Create(-1, 0, 1, 2)));
        uint first = found.ExtractMostSignificantBits() & ((1u << oneCount) - 1);
        return BitOperations.PopCount(first & ~(again.ExtractMostSignificantBits() & 0b1110));
    }

    /// <summary>The same of short rows, each position compared with a whole row at once.</summary>
    private static int CountPadded(ReadOnlySpan<int> one, ReadOnlySpan<int> other, int further)
    {
        ref int row = ref MemoryMarshal.GetReference(other);
        var (low, high) = (Vector256.LoadUnsafe(ref row), Vector256.LoadUnsafe(ref row, (nuint)Vector256<int>.Count));
        int count = 0, before = -1;
        foreach (int position in one)
        {
            var wanted = Vector256.Create(position + further);
            var found = Vector256.Equals(wanted, low) | Vector256.Equals(wanted, high);
            count += position != before && found != Vector256<int>.Zero ? 1 : 0;
            before = position;
        }
        return count;
    }
}
