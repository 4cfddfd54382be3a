using Hub.Indexing.Columns;
using Hub.Indexing.Documents;
using Hub.Indexing.Storage;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Segments;

/// <summary>What a segment keeps of one field, and where.</summary>
internal sealed record SegmentField
{
    internal required string Name { get; init; }

    internal required FieldKind Kind { get; init; }

    /// <summary>Documents with at least one value or term.</summary>
    internal required int DocCount { get; init; }

    /// <summary>Terms in all documents, repeated ones too.</summary>
    internal long SumTotalTermFreq { get; init; }

    internal TermDictionaryPlace Terms { get; init; }

    /// <summary>Where the norms of a text field lie in the file of columns.</summary>
    internal long Norms { get; init; }

    internal OrdinalColumnPlace Ordinals { get; init; }

    internal NumberColumnPlace Numbers { get; init; }

    internal void Write(GrowingBytes to)
    {
        to.Text(Name);
        to.Byte((byte)Kind);
        to.Variable(DocCount);
        to.Variable((ulong)SumTotalTermFreq);
        if (Kind is FieldKind.Text or FieldKind.Keyword) Write(to, Terms);
        if (Kind == FieldKind.Text) to.Variable((ulong)Norms);
        else if (Kind == FieldKind.Keyword) Write(to, Ordinals);
        else Write(to, Numbers);
    }

    internal static SegmentField Read(ref ByteReader from)
    {
        string name = from.Text();
        var kind = (FieldKind)from.Byte();
        int docs = from.Int();
        long sum = (long)from.Variable();
        var terms = kind is FieldKind.Text or FieldKind.Keyword ? ReadTerms(ref from) : default;
        var field = new SegmentField { Name = name, Kind = kind, DocCount = docs, SumTotalTermFreq = sum, Terms = terms };
        return kind switch
        {
            FieldKind.Text => field with { Norms = (long)from.Variable() },
            FieldKind.Keyword => field with { Ordinals = ReadOrdinals(ref from) },
            _ => field with { Numbers = ReadNumbers(ref from) },
        };
    }

    internal static void Write(GrowingBytes to, in TermDictionaryPlace place)
    {
        to.Variable(place.Count);
        to.Variable((ulong)place.Data);
        to.Variable((ulong)place.DataLength);
        to.Variable((ulong)place.Table);
        to.Variable((ulong)place.TableLength);
    }

    internal static TermDictionaryPlace ReadTerms(ref ByteReader from) =>
        new(from.Int(), (long)from.Variable(), (long)from.Variable(), (long)from.Variable(), (long)from.Variable());

    private static void Write(GrowingBytes to, in OrdinalColumnPlace place)
    {
        to.Variable((ulong)place.Offset);
        to.Variable((ulong)place.Length);
        to.Variable(place.Rows);
        to.Variable(place.Values);
        to.Byte(Shape(place.Width, place.Sparse, place.Multiple));
    }

    private static void Write(GrowingBytes to, in NumberColumnPlace place)
    {
        to.Variable((ulong)place.Offset);
        to.Variable((ulong)place.Length);
        to.Variable(place.Rows);
        to.Variable(place.Values);
        to.Byte(Shape(place.Width, place.Sparse, place.Multiple));
        to.Long(place.Minimum);
        to.Long(place.Maximum);
    }

    private static OrdinalColumnPlace ReadOrdinals(ref ByteReader from)
    {
        var (offset, length, rows, values, shape) = ((long)from.Variable(), (long)from.Variable(), from.Int(), from.Int(), from.Byte());
        return new(offset, length, rows, values, shape & 15, (shape & 16) != 0, (shape & 32) != 0);
    }

    private static NumberColumnPlace ReadNumbers(ref ByteReader from)
    {
        var (offset, length, rows, values, shape) = ((long)from.Variable(), (long)from.Variable(), from.Int(), from.Int(), from.Byte());
        return new(offset, length, rows, values, shape & 15, (shape & 16) != 0, (shape & 32) != 0, from.Long(), from.Long());
    }

    private static byte Shape(int width, bool sparse, bool multiple) => (byte)(width | (sparse ? 16 : 0) | (multiple ? 32 : 0));
}
