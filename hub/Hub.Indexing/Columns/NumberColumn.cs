using System.Runtime.CompilerServices;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Columns;

/// <summary>The integers of each document, ascending where there are several.</summary>
internal sealed unsafe class NumberColumn
{
    internal NumberColumn(CheckedFile file, NumberColumnPlace place, int docCount)
    {
        byte* begin = file.Read(place.Offset, place.Length);
        Rows = new(begin, place.Rows, place.Sparse, place.Multiple);
        Width = place.Width;
        Minimum = place.Minimum;
        Maximum = place.Maximum;
        byte* at = begin + ((Rows.End - begin + 7) & ~7L);
        if (!place.Sparse && !place.Multiple)
        {
            Presence = (ulong*)at;
            Extremes = (long*)(at + (((docCount + 63) >> 6) * 8L));
            at = (byte*)(Extremes + (2 * ((docCount + NumberColumnWriter.BlockRows - 1) / NumberColumnWriter.BlockRows)));
        }
        Values = at;
        ValueCount = place.Values;
    }

    internal ColumnRows Rows { get; }

    /// <summary>Bytes of a value: 1, 2, 4 or 8.</summary>
    internal int Width { get; }

    /// <summary>What is added to every value kept.</summary>
    internal long Minimum { get; }

    internal long Maximum { get; }

    internal byte* Values { get; }

    internal int ValueCount { get; }

    /// <summary>Which documents have a value, in a column with one row a document and one value a row; otherwise null.</summary>
    internal ulong* Presence { get; }

    /// <summary>Smallest and largest value of each 1,024 rows, where there is <see cref="Presence"/>; documents without a value count as the minimum.</summary>
    internal long* Extremes { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long At(int place) => Minimum + Width switch
    {
        1 => Values[place],
        2 => ((ushort*)Values)[place],
        4 => ((uint*)Values)[place],
        _ => ((long*)Values)[place],
    };

    /// <summary>The places of a document's values.</summary>
    internal (int From, int To) Places(int doc)
    {
        if (Presence != null) return (Presence[doc >> 6] & (1UL << doc)) != 0 ? (doc, doc + 1) : (0, 0);
        return Rows.Places(doc);
    }
}
