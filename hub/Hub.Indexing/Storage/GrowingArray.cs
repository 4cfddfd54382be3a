using System.Numerics;
using System.Runtime.CompilerServices;

namespace Hub.Indexing.Storage;

/// <summary>Numbers that grow at the end, in pieces that are used again: what buffers and merges take comes and goes with every segment, and every large array brings a full collection closer.</summary>
internal sealed class GrowingArray<T> where T : unmanaged
{
    private const int Least = 16;
    private const int PieceBytes = 1 << 16;

    private readonly List<T[]> full = [];
    private T[] last = [];
    private int used;

    internal int Count => (full.Count << Shift) + used;

    internal T this[int index]
    {
        get
        {
            int piece = index >> Shift;
            return (piece == full.Count ? last : full[piece])[index & ((1 << Shift) - 1)];
        }
    }

    private static int Shift => BitOperations.Log2((uint)(PieceBytes / Unsafe.SizeOf<T>()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(T item)
    {
        int at = used;
        if ((uint)at >= (uint)last.Length)
        {
            Grow();
            at = used;
        }
        last[at] = item;
        used = at + 1;
    }

    /// <summary>Writes them as they lie in memory.</summary>
    internal void WriteTo(CheckedFileWriter file)
    {
        foreach (var piece in full) file.Write<T>(piece.AsSpan(0, 1 << Shift));
        file.Write<T>(last.AsSpan(0, used));
    }

    /// <summary>Gives the memory back; it is empty afterwards.</summary>
    internal void Release()
    {
        foreach (var piece in full) PooledArrays.Return(piece);
        PooledArrays.Return(last);
        full.Clear();
        (last, used) = ([], 0);
    }

    private void Grow()
    {
        if (used == 1 << Shift)
        {
            full.Add(last);
            (last, used) = (PooledArrays.Rent<T>(1 << Shift), 0);
            return;
        }
        var larger = PooledArrays.Rent<T>(Math.Min(1 << Shift, Math.Max(Least, used * 2)));
        if (larger.Length > 1 << Shift) throw new InvalidOperationException("A pool gave a larger piece than a piece may be.");
        last.AsSpan(0, used).CopyTo(larger);
        PooledArrays.Return(last);
        last = larger;
    }
}
