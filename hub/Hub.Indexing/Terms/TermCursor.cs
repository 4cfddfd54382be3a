using System.Text;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Terms;

/// <summary>Goes through the terms of a dictionary in order, from any place.</summary>
internal sealed unsafe class TermCursor(TermDictionary dictionary)
{
    private byte[] term = new byte[64];
    private int length;
    private ByteReader terms;
    private ByteReader entries;
    private int entriesRead;
    private long nextOffset;
    private TermEntry entry;

    internal int Ordinal { get; private set; } = -1;

    internal ReadOnlySpan<byte> Term => term.AsSpan(0, length);

    internal string Text => Encoding.UTF8.GetString(Term);

    /// <summary>Goes to the next term; false after the last.</summary>
    internal bool MoveNext()
    {
        if (Ordinal + 1 >= dictionary.Count)
        {
            Ordinal = dictionary.Count;
            return false;
        }
        Ordinal++;
        if (Ordinal % TermDictionaryWriter.BlockTerms == 0) EnterBlock(Ordinal / TermDictionaryWriter.BlockTerms);
        ReadTerm();
        return true;
    }

    /// <summary>Goes to the term of this ordinal.</summary>
    internal void Seek(int ordinal)
    {
        int block = ordinal / TermDictionaryWriter.BlockTerms;
        if (Ordinal < 0 || Ordinal >= dictionary.Count || Ordinal / TermDictionaryWriter.BlockTerms != block || Ordinal > ordinal)
        {
            Ordinal = block * TermDictionaryWriter.BlockTerms;
            EnterBlock(block);
            ReadTerm();
        }
        while (Ordinal < ordinal)
        {
            Ordinal++;
            ReadTerm();
        }
    }

    /// <summary>Goes to the first term that is not smaller; false where there is none.</summary>
    internal bool SeekAtLeast(ReadOnlySpan<byte> target)
    {
        if (dictionary.Count == 0) return false;
        Seek(dictionary.FindBlock(target) * TermDictionaryWriter.BlockTerms);
        while (Term.SequenceCompareTo(target) < 0)
            if (!MoveNext()) return false;
        return true;
    }

    /// <summary>What is kept of the current term.</summary>
    internal TermEntry Entry()
    {
        if (!dictionary.HasPostings) return new() { Ordinal = Ordinal, SingleDoc = -1 };
        int wanted = Ordinal % TermDictionaryWriter.BlockTerms;
        if (entriesRead == 0) nextOffset = (long)entries.Variable();
        for (; entriesRead <= wanted; entriesRead++)
        {
            entry.Ordinal = Ordinal - wanted + entriesRead;
            entry.DocFreq = entries.Int();
            entry.TotalTermFreq = entry.DocFreq + (dictionary.HasFrequencies ? (long)entries.Variable() : 0);
            entry.SingleDoc = entry.DocFreq == 1 ? entries.Int() : -1;
            entry.Length = (long)entries.Variable();
            entry.Offset = nextOffset;
            nextOffset += entry.Length;
        }
        return entry;
    }

    private void EnterBlock(int block)
    {
        terms = new ByteReader(dictionary.Block(block));
        int bytes = terms.Int();
        entries = new ByteReader(terms.At + bytes);
        entriesRead = 0;
        length = 0;
    }

    private void ReadTerm()
    {
        int shared = terms.Int(), added = terms.Int();
        length = shared + added;
        if (length > term.Length) Array.Resize(ref term, length * 2);
        new ReadOnlySpan<byte>(terms.At, added).CopyTo(term.AsSpan(shared));
        terms.At += added;
    }
}
