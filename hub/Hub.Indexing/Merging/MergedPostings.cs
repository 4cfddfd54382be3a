using Hub.Indexing.Postings;

namespace Hub.Indexing.Merging;

/// <summary>The postings of one term of one source, by new document numbers, without those that are gone.</summary>
internal sealed unsafe class MergedPostings
{
    private readonly int[] docs = new int[PostingsList.Size + 8];
    private readonly int[] frequencies = new int[PostingsList.Size + 8];
    private readonly int[] positions = new int[64];
    private int[] longPositions = [];
    private MergeSource source = null!;
    private PostingsList list;
    private byte* places;
    private int placesBits;
    private long placesRead;
    private int block;
    private int count;
    private int at;

    /// <summary>The new number of the current document; <see cref="int.MaxValue"/> at the end.</summary>
    internal int Doc { get; private set; }

    internal int Frequency { get; private set; }

    internal ReadOnlySpan<int> Positions => Frequency <= positions.Length ? positions.AsSpan(0, Frequency) : longPositions.AsSpan(0, Frequency);

    internal void Begin(MergeSource from, PostingsList postings)
    {
        source = from;
        list = postings;
        block = -1;
        count = at = 0;
        MoveNext();
    }

    internal void MoveNext()
    {
        while (true)
        {
            if (at == count && !NextBlock())
            {
                Doc = int.MaxValue;
                return;
            }
            int doc = source.NewDoc[docs[at]];
            Frequency = list.Positions ? frequencies[at] : 1;
            at++;
            if (doc >= 0)
            {
                if (list.Positions) ReadPositions();
                Doc = doc;
                return;
            }
            placesRead += Frequency;
        }
    }

    private bool NextBlock()
    {
        if ((long)(block + 1) * PostingsList.Size >= list.DocFreq) return false;
        block++;
        byte* next = list.ReadDocs(block, ref docs[0], out count);
        at = 0;
        if (!list.Positions) return true;
        places = list.ReadFrequencies(block, next, count, ref frequencies[0]);
        placesBits = *places++;
        placesRead = 0;
        return true;
    }

    private void ReadPositions()
    {
        if (Frequency > positions.Length && longPositions.Length < Frequency) longPositions = new int[Frequency * 2];
        int[] into = Frequency <= positions.Length ? positions : longPositions;
        BitPacking.AddUp(places, placesBits, placesRead, into.AsSpan(0, Frequency));
        placesRead += Frequency;
    }
}
