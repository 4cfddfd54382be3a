using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hub.Indexing.Postings;

/// <summary>Goes through the documents of one term in ascending order, a block of 128 at a time.</summary>
internal sealed unsafe class PostingsCursor
{
    internal const int End = int.MaxValue;
    private const int PlaceUnknown = -1;
    private const int BlockUnknown = -2;

    private readonly PostingsList list;
    private readonly int[] docs = new int[PostingsList.Size + 8];
    private readonly int[] frequencies;
    private byte* frequenciesAt;
    private byte* places;
    private bool hasFrequencies;
    private bool hasSingles;
    private bool hasDocs = true;
    private int block = -1;
    private int count;
    // the place of the current document in its block, or what is not known of it yet
    private int at;
    private int countedDoc;
    private int counted;
    private int placesDoc;
    private long placesBefore;

    internal PostingsCursor(in PostingsList list)
    {
        this.list = list;
        frequencies = list.Positions ? new int[PostingsList.Size + 8] : [];
    }

    /// <summary>The current document: -1 before the first, <see cref="End"/> after the last.</summary>
    internal int Doc { get; private set; } = -1;

    internal int DocFreq => list.DocFreq;

    internal ref readonly PostingsList List => ref list;

    internal bool IsDense => list.Bitmap != null;

    /// <summary>How often the current document has the term.</summary>
    internal int Frequency
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (!list.Positions) return 1;
            if (at == BlockUnknown) EnterByBits();
            if (!hasFrequencies) ReadFrequencies();
            return hasSingles ? 1 : frequencies[Place];
        }
    }

    /// <summary>The place of the current document in its block; of a term whose bits tell it, counted only when it is asked for.</summary>
    private int Place => at >= 0 ? at : FindPlace();

    /// <summary>The first document that the block can have.</summary>
    private int BlockBegin => block == 0 ? 0 : list.LastDoc(block - 1) + 1;

    /// <summary>The documents of the block the cursor is in, from the current one on.</summary>
    internal ReadOnlySpan<int> BlockDocs
    {
        get
        {
            int place = Place;
            if (!hasDocs) ReadDocs();
            return docs.AsSpan(place, count - place);
        }
    }

    /// <summary>Their frequencies.</summary>
    internal ReadOnlySpan<int> BlockFrequencies
    {
        get
        {
            if (!list.Positions) return default;
            int place = Place;
            if (!hasFrequencies) ReadFrequencies();
            if (hasSingles) frequencies.AsSpan(0, count).Fill(1);
            return frequencies.AsSpan(place, count - place);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Next()
    {
        at = Place + 1;
        if (!hasDocs) ReadDocs();
        if (at < count) return Doc = docs[at];
        return NextBlock();
    }

    /// <summary>Leaves the block and goes to the first document of the next one.</summary>
    internal int NextBlock()
    {
        if ((long)(block + 1) * PostingsList.Size >= list.DocFreq)
        {
            at = count;
            return Doc = End;
        }
        Enter(block + 1);
        return Doc = docs[0];
    }

    /// <summary>Goes to a document that is known to have the term, of one whose bits tell it; never back.</summary>
    internal void MoveTo(int doc)
    {
        at = block < 0 || doc > list.LastDoc(block) ? BlockUnknown : PlaceUnknown;
        Doc = doc;
    }

    /// <summary>Goes to the first document that is not smaller; never back.</summary>
    internal int Advance(int target)
    {
        if (Doc >= target) return Doc;
        if (list.Bitmap != null) return AdvanceBits(target);
        if (count == 0 || docs[count - 1] < target)
        {
            int next = FindBlock(target);
            if (next < 0)
            {
                at = count;
                return Doc = End;
            }
            if (next != block) Enter(next);
        }
        return Doc = Seek(target);
    }

    /// <summary>The block that holds the first document that is not smaller; -1 where there is none. Does not move the cursor.</summary>
    internal int FindBlock(int target)
    {
        if (list.Table == null)
        {
            if (block < 0) return 0;
            return docs[count - 1] >= target ? 0 : -1;
        }
        int low = Math.Max(block, 0);
        if (list.LastDoc(low) >= target) return low;
        // gallop: most targets lie near
        int step = 1;
        while (low + step < list.Blocks && list.LastDoc(low + step) < target) step <<= 1;
        int high = Math.Min(low + step, list.Blocks);
        low += step >> 1;
        while (high - low > 1)
        {
            int middle = (low + high) >>> 1;
            if (list.LastDoc(middle) < target) low = middle;
            else high = middle;
        }
        return high < list.Blocks ? high : -1;
    }

    /// <summary>Reads the positions of the term in the current document, ascending, behind what the row holds already.</summary>
    /// <returns>How many the row holds then.</returns>
    internal int ReadPositions(ref int[] row, int held)
    {
        int frequency = Frequency;
        PassPlaces();
        if (row.Length < held + frequency) Array.Resize(ref row, Math.Max(held + frequency, row.Length * 2));
        BitPacking.AddUp(places + 1, *places, placesBefore, row.AsSpan(held, frequency));
        return held + frequency;
    }

    /// <summary>Reads the positions of the term in the current document into the first lanes, where they are few and near.</summary>
    internal bool TryReadFew(out Vector128<int> positions)
    {
        if (Frequency > Vector128<int>.Count || *places > BitPacking.FewBits)
        {
            positions = default;
            return false;
        }
        PassPlaces();
        positions = BitPacking.AddUpFour(places + 1, *places, placesBefore);
        return true;
    }

    /// <summary>Counts the positions that come before those of the current document.</summary>
    private void PassPlaces()
    {
        int place = Place;
        if (hasSingles) placesBefore = place;
        else
            for (; placesDoc < place; placesDoc++) placesBefore += frequencies[placesDoc];
    }

    /// <summary>Goes on by the term's bits; what its block holds is read only when it is asked for.</summary>
    private int AdvanceBits(int target)
    {
        int doc = list.NextBit(target);
        if (doc == End)
        {
            at = count;
            hasDocs = true;
            return Doc = End;
        }
        MoveTo(doc);
        return doc;
    }

    /// <summary>Enters the block of the document that the cursor came to by its bits.</summary>
    private void EnterByBits()
    {
        block = FindBlock(Doc);
        count = Math.Min(PostingsList.Size, list.DocFreq - (block * PostingsList.Size));
        frequenciesAt = list.BlockStart(block);
        BeginBlock();
        hasDocs = false;
        at = PlaceUnknown;
    }

    private int FindPlace()
    {
        if (at == BlockUnknown) EnterByBits();
        counted += list.CountBits(countedDoc, Doc);
        countedDoc = Doc;
        return at = counted;
    }

    /// <summary>Reads the documents of a block that was entered by bits.</summary>
    private void ReadDocs()
    {
        list.ReadDocs(block, ref docs[0], out _);
        hasDocs = true;
    }

    private int Seek(int target)
    {
        int low = at;
        int high = count;
        // most targets are only a few documents away
        for (int near = Math.Min(low + 4, count); low < near; low++)
        {
            if (docs[low] < target) continue;
            at = low;
            return docs[low];
        }
        while (high - low > 8)
        {
            int middle = (low + high) >>> 1;
            if (docs[middle] < target) low = middle + 1;
            else high = middle + 1;
        }
        while (low < count && docs[low] < target) low++;
        at = low;
        return low < count ? docs[low] : NextBlock();
    }

    private void Enter(int next)
    {
        block = next;
        frequenciesAt = list.ReadDocs(next, ref docs[0], out count);
        hasDocs = true;
        at = 0;
        BeginBlock();
    }

    private void BeginBlock()
    {
        hasFrequencies = hasSingles = false;
        countedDoc = BlockBegin;
        counted = 0;
        placesDoc = 0;
        placesBefore = 0;
    }

    private void ReadFrequencies()
    {
        places = list.PlacesOfSingles(block, frequenciesAt);
        hasSingles = places != null;
        if (!hasSingles) places = list.ReadFrequencies(block, frequenciesAt, count, ref frequencies[0]);
        hasFrequencies = true;
    }
}
