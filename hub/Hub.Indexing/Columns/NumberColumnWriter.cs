using System.Runtime.InteropServices;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Columns;

/// <summary>Writes a column of integers: less the smallest of them, in as few whole bytes as the largest then needs, with the extremes of every 1,024 rows.</summary>
internal sealed class NumberColumnWriter(int docCount)
{
    internal const int BlockRows = 1024;

    private readonly List<int> docs = [];
    private readonly List<long> values = [];

    /// <summary>Adds a value; documents ascend, and the values of one document do.</summary>
    internal void Add(int doc, long value)
    {
        docs.Add(doc);
        values.Add(value);
    }

    internal NumberColumnPlace Finish(CheckedFileWriter file, out int present)
    {
        var layout = new RowLayout(CollectionsMarshal.AsSpan(docs), docCount);
        present = layout.Present;
        long minimum = values.Count == 0 ? 0 : values.Min(), maximum = values.Count == 0 ? 0 : values.Max();
        int width = RowLayout.WidthFor((ulong)maximum - (ulong)minimum);
        file.Align(64);
        long offset = file.Position;
        layout.Write(file);
        file.Align(8);
        bool dense = !layout.Sparse && !layout.Multiple;
        var rows = dense ? Dense(minimum) : CollectionsMarshal.AsSpan(values);
        if (dense) WritePresence(file);
        if (dense) WriteExtremes(file, rows);
        WriteDeltas(file, rows, minimum, width);
        return new(offset, file.Position - offset, layout.Rows, rows.Length, width, layout.Sparse, layout.Multiple, minimum, maximum);
    }

    private Span<long> Dense(long missing)
    {
        long[] all = new long[docCount];
        Array.Fill(all, missing);
        for (int i = 0; i < docs.Count; i++) all[docs[i]] = values[i];
        return all;
    }

    private void WritePresence(CheckedFileWriter file)
    {
        ulong[] bits = new ulong[(docCount + 63) >> 6];
        foreach (int doc in docs) bits[doc >> 6] |= 1UL << doc;
        file.Write<ulong>(bits);
    }

    private static void WriteExtremes(CheckedFileWriter file, ReadOnlySpan<long> rows)
    {
        for (int begin = 0; begin < rows.Length; begin += BlockRows)
        {
            long low = long.MaxValue, high = long.MinValue;
            foreach (long value in rows[begin..Math.Min(rows.Length, begin + BlockRows)])
            {
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }
            file.Write<long>([low, high]);
        }
    }

    private static void WriteDeltas(CheckedFileWriter file, ReadOnlySpan<long> rows, long minimum, int width)
    {
        Span<byte> bytes = stackalloc byte[8];
        foreach (long value in rows)
        {
            ulong delta = (ulong)value - (ulong)minimum;
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(bytes, delta);
            file.Write(bytes[..width]);
        }
    }
}
