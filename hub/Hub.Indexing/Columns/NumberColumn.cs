using System.Runtime.CompilerServices;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Columns;

/// <summary>The integers of each document, ascending where there are several.</summary>
internal sealed unsafe class NumberColumn
{
    private int[]? byMaximum;
    private int[]? byMinimum;

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
            Blocks = (docCount + NumberColumnWriter.BlockRows - 1) / NumberColumnWriter.BlockRows;
            at = (byte*)(Extremes + (2 * Blocks));
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

    /// <summary>The blocks of 1,024 rows, those with the largest values first; only where there are <see cref="Extremes"/>.</summary>
    internal int[] BlocksByMaximum => byMaximum ??= [.. Enumerable.Range(0, Blocks).OrderByDescending(block => Extremes[(2 * block) + 1])];

    /// <summary>The blocks of 1,024 rows, those with the smallest values first; only where there are <see cref="Extremes"/>.</summary>
    internal int[] BlocksByMinimum => byMinimum ??= [.. Enumerable.Range(0, Blocks).OrderBy(block => Extremes[2 * block])];

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

    /// <summary>Blocks of 1,024 rows, where there are <see cref="Extremes"/>.</summary>
    internal int Blocks { get; }

    /// <summary>What the size of no sum of values passes, in whichever steps it is added up.</summary>
    internal Int128 MostSum(int docCount)
    {
        Int128 most = Int128.Abs(Minimum) * docCount;
        for (int block = 0; block < Blocks; block++) most += (Int128)NumberColumnWriter.BlockRows * ((Int128)Extremes[(2 * block) + 1] - Minimum);
        return most;
    }

    /// <summary>The places of a document's values.</summary>
    internal (int From, int To) Places(int doc)
    {
        if (Presence != null) return (Presence[doc >> 6] & (1UL << doc)) != 0 ? (doc, doc + 1) : (0, 0);
        return Rows.Places(doc);
    }
}
