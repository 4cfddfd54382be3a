using Hub.Indexing.Storage;

namespace Hub.Indexing.Buffering;

/// <summary>The bytes kept with documents in memory, in pieces that hold whole documents.</summary>
internal sealed class StoredBuffer
{
    private const int PieceBytes = 1 << 16;

    private readonly List<byte[]> pieces = [];
    private readonly GrowingArray<(int Piece, int Begin, int Length)> places = new();
    private int used;

    internal ReadOnlySpan<byte> this[int doc]
    {
        get
        {
            var (piece, begin, length) = places[doc];
            return length == 0 ? [] : pieces[piece].AsSpan(begin, length);
        }
    }

    /// <summary>Adds what is kept with the next document.</summary>
    internal void Add(ReadOnlySpan<byte> stored)
    {
        if (pieces.Count == 0 || pieces[^1].Length - used < stored.Length)
        {
            pieces.Add(PooledArrays.Rent<byte>(Math.Max(PieceBytes, stored.Length)));
            used = 0;
        }
        stored.CopyTo(pieces[^1].AsSpan(used));
        places.Add((pieces.Count - 1, used, stored.Length));
        used += stored.Length;
    }

    /// <inheritdoc cref="DocumentBuffer.Release"/>
    internal void Release()
    {
        foreach (byte[] piece in pieces) PooledArrays.Return(piece);
        pieces.Clear();
        places.Release();
    }
}
