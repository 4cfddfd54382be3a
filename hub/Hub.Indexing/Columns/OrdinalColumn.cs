using System.Numerics;
using System.Runtime.CompilerServices;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Columns;

/// <summary>The keywords of each document as ordinals plus one; 0 in a column with one value a row stands for no value.</summary>
internal sealed unsafe class OrdinalColumn
{
    private const int WordRows = 64;

    private int[]? sharedByWord;

    internal OrdinalColumn(CheckedFile file, OrdinalColumnPlace place)
    {
        Rows = new(file.Read(place.Offset, place.Length), place.Rows, place.Sparse, place.Multiple);
        Width = place.Width;
        Values = Rows.End;
        ValueCount = place.Values;
    }

    internal ColumnRows Rows { get; }

    /// <summary>Bytes of a value: 1, 2 or 4.</summary>
    internal int Width { get; }

    internal byte* Values { get; }

    internal int ValueCount { get; }

    /// <summary>What all 64 rows of a word hold, word by word; -1 where they differ or are fewer. Only of a column with one value a row.</summary>
    internal int[] SharedByWord => sharedByWord ??= Width switch
    {
        1 => Shared(Values),
        2 => Shared((ushort*)Values),
        _ => Shared((int*)Values),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int At(int place) => Width switch
    {
        1 => Values[place],
        2 => ((ushort*)Values)[place],
        _ => ((int*)Values)[place],
    };

    private int[] Shared<T>(T* values) where T : unmanaged, IBinaryInteger<T>
    {
        int[] shared = new int[(Rows.Rows + WordRows - 1) / WordRows];
        for (int word = 0; word < shared.Length; word++)
        {
            var rows = new ReadOnlySpan<T>(values + ((long)word * WordRows), Math.Min(WordRows, Rows.Rows - (word * WordRows)));
            shared[word] = rows.Length < WordRows || rows.ContainsAnyExcept(rows[0]) ? -1 : int.CreateTruncating(rows[0]);
        }
        return shared;
    }
}
