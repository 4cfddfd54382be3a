using System.Runtime.InteropServices;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Columns;

/// <summary>Turns the postings of a keyword field, term after term, into the ordinals of each document.</summary>
internal sealed class OrdinalColumnWriter(int docCount)
{
    private readonly GrowingArray<int> docs = new();
    private readonly GrowingArray<int> ordinals = new();

    internal void Add(int doc, int ordinal)
    {
        docs.Add(doc);
        ordinals.Add(ordinal);
    }

    internal OrdinalColumnPlace Finish(CheckedFileWriter file, int terms, out int present)
    {
        int count = docs.Count;
        int[] docOfValue = PooledArrays.Rent<int>(count), values = PooledArrays.Rent<int>(count);
        SortByDoc(docOfValue, values);
        var place = Write(file, terms, docOfValue.AsSpan(0, count), values.AsSpan(0, count), out present);
        PooledArrays.Return(docOfValue);
        PooledArrays.Return(values);
        return place;
    }

    private OrdinalColumnPlace Write(CheckedFileWriter file, int terms, ReadOnlySpan<int> docOfValue, ReadOnlySpan<int> values, out int present)
    {
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

    private int[] Dense(ReadOnlySpan<int> docOfValue, ReadOnlySpan<int> values)
    {
        int[] all = new int[docCount];
        for (int i = 0; i < values.Length; i++) all[docOfValue[i]] = values[i];
        return all;
    }

    /// <summary>Sorts by document; the ordinals of each stay ascending. What is kept is the ordinal plus one: 0 stands for no value.</summary>
    private void SortByDoc(int[] docOfValue, int[] values)
    {
        int[] rented = PooledArrays.Rent<int>(docCount + 1);
        var next = rented.AsSpan(0, docCount + 1);
        next.Clear();
        for (int i = 0; i < docs.Count; i++) next[docs[i] + 1]++;
        for (int doc = 0; doc < docCount; doc++) next[doc + 1] += next[doc];
        for (int i = 0; i < docs.Count; i++)
        {
            int doc = docs[i], at = next[doc]++;
            docOfValue[at] = doc;
            values[at] = ordinals[i] + 1;
        }
        PooledArrays.Return(rented);
        docs.Release();
        ordinals.Release();
    }
}
