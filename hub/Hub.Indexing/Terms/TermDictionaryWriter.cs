using Hub.Indexing.Storage;

namespace Hub.Indexing.Terms;

/// <summary>
/// Writes the sorted terms of one field: blocks of 16 with shared beginnings left out, then for all blocks their places
/// and the first eight bytes of their first terms, which a search can halve without touching the blocks.
/// </summary>
internal sealed class TermDictionaryWriter(bool hasPostings, bool hasFrequencies, bool hasSignatures)
{
    internal const int BlockTerms = 16;

    private readonly GrowingBytes data = new();
    private readonly GrowingBytes terms = new();
    private readonly GrowingBytes entries = new();
    private readonly GrowingArray<long> offsets = new();
    private readonly GrowingArray<ulong> keys = new();
    private readonly GrowingArray<uint> signatures = new();
    private byte[] last = new byte[64];
    private int lastLength;
    private long flushed;
    private long begin = -1;

    internal int Count { get; private set; }

    /// <summary>Adds the next term; must be larger than the one before.</summary>
    internal void Add(CheckedFileWriter file, ReadOnlySpan<byte> term, in TermEntry entry)
    {
        if (begin < 0) begin = file.Position;
        if (Count % BlockTerms == 0) BeginBlock(file, term, entry.Offset);
        int shared = Count % BlockTerms == 0 ? 0 : TermKey.Shared(term, last.AsSpan(0, lastLength));
        terms.Variable(shared);
        terms.Variable(term.Length - shared);
        terms.Write(term[shared..]);
        if (hasPostings) AddEntry(entry);
        if (hasSignatures) signatures.Add(TermSignature.Of(term));
        if (last.Length < term.Length) last = new byte[term.Length * 2];
        term.CopyTo(last);
        lastLength = term.Length;
        Count++;
    }

    /// <summary>Writes what is left and returns where everything lies.</summary>
    internal TermDictionaryPlace Finish(CheckedFileWriter file)
    {
        if (begin < 0) begin = file.Position;
        EndBlock();
        Flush(file);
        long dataLength = file.Position - begin;
        file.Align(8);
        long index = file.Position;
        offsets.Add(dataLength);
        offsets.WriteTo(file);
        keys.WriteTo(file);
        signatures.WriteTo(file);
        Release();
        return new(Count, begin, dataLength, index, file.Position - index);
    }

    private void Release()
    {
        data.Release();
        terms.Release();
        entries.Release();
        offsets.Release();
        keys.Release();
        signatures.Release();
    }

    private void AddEntry(in TermEntry entry)
    {
        entries.Variable(entry.DocFreq);
        if (hasFrequencies) entries.Variable((ulong)(entry.TotalTermFreq - entry.DocFreq));
        if (entry.DocFreq == 1) entries.Variable(entry.SingleDoc);
        entries.Variable((ulong)entry.Length);
    }

    private void BeginBlock(CheckedFileWriter file, ReadOnlySpan<byte> term, long postings)
    {
        EndBlock();
        if (data.Length > 1 << 20) Flush(file);
        offsets.Add(flushed + data.Length);
        keys.Add(TermKey.Of(term));
        if (hasPostings) entries.Variable((ulong)postings);
    }

    private void EndBlock()
    {
        if (terms.Length == 0) return;
        data.Variable(terms.Length);
        data.Write(terms.Span);
        data.Write(entries.Span);
        terms.Clear();
        entries.Clear();
    }

    private void Flush(CheckedFileWriter file)
    {
        file.Write(data.Span);
        flushed += data.Length;
        data.Clear();
    }
}
