using System.Runtime.InteropServices;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Columns;

/// <summary>Turns the postings of a keyword field, term after term, into the ordinals of each document.</summary>
internal sealed class OrdinalColumnWriter(int docCount)
{
    private readonly List<int> docs = [];
    private readonly List<int> ordinals = [];

    internal void Add(int doc, int ordinal)
    {
        docs.Add(doc);
        ordinals.Add(ordinal);
    }

    internal OrdinalColumnPlace Finish(CheckedFileWriter file, int terms, out int present)
    {
        var (docOfValue, values) = SortByDoc();
        var layout = new RowLayout(docOfValue, docCount);
        present = layout.Present;
        int width = RowLayout.WidthFor((uint)terms);
        file.Align(64);
        long offset = file.Position;
        layout.Write(file);
        bool aligned = !layout.Multiple && !layout.Sparse;
        if (aligned) values = Dense(docOfValue, values);
        WriteValues(file, values, width);
        return new(offset, file.Position - offset, layout.Rows, values.Length, width, layout.Sparse, layout.Multiple);
    }

    internal static void WriteValues(CheckedFileWriter file, ReadOnlySpan<int> values, int width)
    {
        if (width == 4)
        {
            file.Write<int>(values);
            return;
        }
        byte[] narrow = new byte[(long)values.Length * width];
        if (width == 1)
            for (int i = 0; i < values.Length; i++) narrow[i] = (byte)values[i];
        else
        {
            var shorts = MemoryMarshal.Cast<byte, ushort>(narrow.AsSpan());
            for (int i = 0; i < values.Length; i++) shorts[i] = (ushort)values[i];
        }
        file.Write<byte>(narrow);
    }

    private int[] Dense(int[] docOfValue, int[] values)
    {
        int[] all = new int[docCount];
        for (int i = 0; i < values.Length; i++) all[docOfValue[i]] = values[i];
        return all;
    }

    /// <summary>Sorts by document; the ordinals of each stay ascending. What is kept is the ordinal plus one: 0 stands for no value.</summary>
    private (int[] Docs, int[] Values) SortByDoc()
    {
        int[] next = new int[docCount + 1];
        foreach (int doc in docs) next[doc + 1]++;
        for (int doc = 0; doc < docCount; doc++) next[doc + 1] += next[doc];
        int[] docOfValue = new int[docs.Count], values = new int[docs.Count];
        for (int i = 0; i < docs.Count; i++)
        {
            int at = next[docs[i]]++;
            docOfValue[at] = docs[i];
            values[at] = ordinals[i] + 1;
        }
        return (docOfValue, values);
    }
}
