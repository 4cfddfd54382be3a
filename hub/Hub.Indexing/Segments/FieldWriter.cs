using Hub.Indexing.Columns;
using Hub.Indexing.Documents;
using Hub.Indexing.Postings;
using Hub.Indexing.Storage;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Segments;

/// <summary>Writes the terms, postings and columns of one text or keyword field.</summary>
internal sealed class FieldWriter
{
    private readonly SegmentWriter segment;
    private readonly string name;
    private readonly FieldKind kind;
    private readonly CheckedFileWriter terms;
    private readonly CheckedFileWriter columns;
    private readonly TermDictionaryWriter dictionary;
    private readonly PostingsWriter postings;
    private readonly OrdinalColumnWriter? ordinals;
    private long sumTotalTermFreq;

    internal FieldWriter(SegmentWriter segment, string name, FieldKind kind, CheckedFileWriter terms, CheckedFileWriter postings, CheckedFileWriter columns)
    {
        this.segment = segment;
        this.name = name;
        this.kind = kind;
        this.terms = terms;
        this.columns = columns;
        bool text = kind == FieldKind.Text;
        dictionary = new(hasPostings: true, hasFrequencies: text, hasSignatures: text);
        this.postings = new(postings, segment.DocCount, text);
        ordinals = text ? null : new(segment.DocCount);
    }

    /// <summary>Begins the next term, which must be larger than the one before.</summary>
    internal void Begin(int mostDocs) => postings.Begin(mostDocs);

    internal void Add(int doc, int frequency, ReadOnlySpan<int> positions, byte norm)
    {
        postings.Add(doc, frequency, positions, norm);
        ordinals?.Add(doc, dictionary.Count);
    }

    /// <summary>Ends the term, which must have had a document.</summary>
    internal void End(ReadOnlySpan<byte> term)
    {
        var entry = postings.End();
        sumTotalTermFreq += entry.TotalTermFreq;
        dictionary.Add(terms, term, entry);
    }

    /// <summary>Ends a text field.</summary>
    /// <param name="norms">A norm for each document, 0 for those without.</param>
    internal void FinishText(ReadOnlySpan<byte> norms)
    {
        var place = dictionary.Finish(terms);
        columns.Align(64);
        long offset = columns.Position;
        columns.Write(norms);
        segment.Add(new() { Name = name, Kind = kind, DocCount = norms.Length - norms.Count((byte)0), SumTotalTermFreq = sumTotalTermFreq, Terms = place, Norms = offset });
    }

    /// <summary>Ends a keyword field.</summary>
    internal void FinishKeyword()
    {
        var place = dictionary.Finish(terms);
        var column = ordinals!.Finish(columns, dictionary.Count, out int present);
        segment.Add(new() { Name = name, Kind = kind, DocCount = present, SumTotalTermFreq = sumTotalTermFreq, Terms = place, Ordinals = column });
    }
}
