using Hub.Indexing.Storage;

namespace Hub.Indexing.Terms;

/// <summary>The sorted terms of one field of one segment.</summary>
internal sealed unsafe class TermDictionary
{
    private readonly CheckedFile file;
    private readonly TermDictionaryPlace place;
    private readonly long* offsets;
    private readonly ulong* keys;

    internal TermDictionary(CheckedFile file, TermDictionaryPlace place, bool hasPostings, bool hasFrequencies, bool hasSignatures)
    {
        this.file = file;
        this.place = place;
        HasPostings = hasPostings;
        HasFrequencies = hasFrequencies;
        Blocks = (place.Count + TermDictionaryWriter.BlockTerms - 1) / TermDictionaryWriter.BlockTerms;
        offsets = (long*)file.Read(place.Table, place.TableLength);
        keys = (ulong*)(offsets + Blocks + 1);
        Signatures = hasSignatures ? (uint*)(keys + Blocks) : null;
    }

    internal int Count => place.Count;

    internal int Blocks { get; }

    internal bool HasPostings { get; }

    internal bool HasFrequencies { get; }

    /// <summary>A <see cref="TermSignature"/> for each term; null where the field keeps none.</summary>
    internal uint* Signatures { get; }

    /// <summary>A block's bytes, checked.</summary>
    internal byte* Block(int block) => file.Read(place.Data + offsets[block], offsets[block + 1] - offsets[block]);

    /// <summary>Finds a term.</summary>
    internal bool TryFind(ReadOnlySpan<byte> term, out TermEntry entry)
    {
        entry = default;
        if (Count == 0) return false;
        var cursor = new TermCursor(this);
        if (!cursor.SeekAtLeast(term) || !cursor.Term.SequenceEqual(term)) return false;
        entry = cursor.Entry();
        return true;
    }

    /// <summary>The ordinal of the first term that is not smaller; <see cref="Count"/> where there is none.</summary>
    internal int LowerBound(ReadOnlySpan<byte> term)
    {
        var cursor = new TermCursor(this);
        return cursor.SeekAtLeast(term) ? cursor.Ordinal : Count;
    }

    /// <summary>The last block whose first term is not larger; the first block where even that is larger.</summary>
    internal int FindBlock(ReadOnlySpan<byte> term)
    {
        ulong key = TermKey.Of(term);
        int low = First(0, Blocks, key, orEqual: false), high = First(low, Blocks, key, orEqual: true);
        // blocks in [low, high) begin with the same eight bytes: only their whole first terms tell
        int left = low, right = high;
        while (left < right)
        {
            int middle = (left + right) >>> 1;
            if (FirstTerm(middle).SequenceCompareTo(term) <= 0) left = middle + 1;
            else right = middle;
        }
        return Math.Max(0, left - 1);
    }

    private int First(int left, int right, ulong key, bool orEqual)
    {
        while (left < right)
        {
            int middle = (left + right) >>> 1;
            if (keys[middle] < key || (orEqual && keys[middle] == key)) left = middle + 1;
            else right = middle;
        }
        return left;
    }

    private ReadOnlySpan<byte> FirstTerm(int block)
    {
        var reader = new ByteReader(Block(block));
        reader.Int();
        reader.Int();
        int length = reader.Int();
        return new(reader.At, length);
    }
}
