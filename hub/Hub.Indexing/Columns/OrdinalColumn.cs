using System.Runtime.CompilerServices;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Columns;

/// <summary>The keywords of each document as ordinals plus one; 0 in a column with one value a row stands for no value.</summary>
internal sealed unsafe class OrdinalColumn
{
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int At(int place) => Width switch
    {
        1 => Values[place],
        2 => ((ushort*)Values)[place],
        _ => ((int*)Values)[place],
    };
}
