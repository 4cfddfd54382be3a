using Hub.Indexing.Storage;

namespace Hub.Indexing.Columns;

/// <summary>Which documents the values of a column belong to: found from the values in the order of documents, written before them.</summary>
internal sealed class RowLayout
{
    private readonly List<int> docs = [];
    private readonly List<int> starts = [];

    internal RowLayout(ReadOnlySpan<int> docOfValue, int docCount)
    {
        int before = -1;
        for (int i = 0; i < docOfValue.Length; i++)
        {
            if (docOfValue[i] == before) Multiple = true;
            else
            {
                docs.Add(before = docOfValue[i]);
                starts.Add(i);
            }
        }
        Present = docs.Count;
        Sparse = Present < docCount / 8;
        Rows = Sparse ? Present : docCount;
        starts.Add(docOfValue.Length);
    }

    /// <summary>Documents with a value.</summary>
    internal int Present { get; }

    /// <summary>Rows of the column: every document, or of a sparse one those with a value.</summary>
    internal int Rows { get; }

    internal bool Sparse { get; }

    internal bool Multiple { get; }

    /// <summary>Writes the documents of a sparse column and the starts of one with several values a row.</summary>
    internal void Write(CheckedFileWriter file)
    {
        if (Sparse) file.Write<int>(docs.ToArray());
        if (!Multiple) return;
        if (Sparse)
        {
            file.Write<int>(starts.ToArray());
            return;
        }
        int[] all = new int[Rows + 1];
        for (int row = 0, next = 0; row < Rows; row++)
        {
            all[row] = starts[next];
            if (next < docs.Count && docs[next] == row) next++;
        }
        all[Rows] = starts[^1];
        file.Write<int>(all);
    }

    /// <summary>Bytes of an unsigned number that takes every value up to the largest.</summary>
    internal static int WidthFor(ulong largest) => largest switch
    {
        <= byte.MaxValue => 1,
        <= ushort.MaxValue => 2,
        <= uint.MaxValue => 4,
        _ => 8,
    };
}
