using System.Runtime.InteropServices;

namespace Hub.Indexing.Columns;

/// <summary>From a document to the places of its values in a column, and back.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe struct ColumnRows
{
    internal ColumnRows(byte* at, int rows, bool sparse, bool multiple)
    {
        Rows = rows;
        byte* next = at;
        if (sparse)
        {
            Docs = (int*)next;
            next += rows * 4L;
        }
        if (multiple)
        {
            Starts = (int*)next;
            next += (rows + 1) * 4L;
        }
        End = next;
    }

    internal int Rows { get; }

    /// <summary>The documents of a sparse column; null where every document has a row.</summary>
    internal int* Docs { get; }

    /// <summary>Where the values of each row begin; null where a row has one.</summary>
    internal int* Starts { get; }

    /// <summary>Where the values begin in memory.</summary>
    internal byte* End { get; }

    /// <summary>The row of a document; -1 where it has none.</summary>
    internal int Row(int doc)
    {
        if (Docs == null) return doc;
        int row = new ReadOnlySpan<int>(Docs, Rows).BinarySearch(doc);
        return row < 0 ? -1 : row;
    }

    /// <summary>The places of a document's values, from one up to but without another.</summary>
    internal (int From, int To) Places(int doc)
    {
        int row = Row(doc);
        if (row < 0) return (0, 0);
        return Starts == null ? (row, row + 1) : (Starts[row], Starts[row + 1]);
    }

    internal int DocAt(int row) => Docs == null ? row : Docs[row];
}
