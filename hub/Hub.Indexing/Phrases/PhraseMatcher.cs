using System.Numerics;
using System.Text;
using Hub.Indexing.Postings;
using Hub.Indexing.Queries;
using Hub.Indexing.Segments;

namespace Hub.Indexing.Phrases;

/// <summary>Goes through the documents of one segment that have every place of a phrase, and says how often they have the phrase.</summary>
internal sealed unsafe class PhraseMatcher
{
    private const int WordBits = 64;

    private readonly PlaceCursor[] places;
    private readonly PlaceCursor[] byCost;
    private readonly SloppyPhrase? sloppy;
    private readonly ulong*[]? bitmaps;
    private readonly int docCount;

    private PhraseMatcher(PlaceCursor[] places, SloppyPhrase? sloppy, int docCount)
    {
        this.places = places;
        this.sloppy = sloppy;
        this.docCount = docCount;
        byCost = [.. places.OrderBy(p => p.Cost)];
        if (!Array.TrueForAll(places, p => p.SingleTerm is { IsDense: true })) return;
        bitmaps = new ulong*[places.Length];
        for (int i = 0; i < bitmaps.Length; i++) bitmaps[i] = places[i].SingleTerm!.List.Bitmap;
    }

    /// <summary>How often the phrase is in the current document; a match with moved terms counts less.</summary>
    internal float Frequency { get; private set; }

    /// <summary>At most so many documents have the phrase.</summary>
    internal long Cost => byCost[0].Cost;

    /// <summary>Whether terms may be moved.</summary>
    internal bool IsSloppy => sloppy is not null;

    /// <summary>The postings of the places with one term.</summary>
    internal IEnumerable<PostingsCursor> SingleTerms() => places.Select(p => p.SingleTerm).OfType<PostingsCursor>();

    /// <summary>Sets up the phrase; null where the segment lacks all terms of some place.</summary>
    internal static PhraseMatcher? Create(Segment segment, PhraseQuery query)
    {
        if (query.Places.Count == 0 || segment.Field(query.Field) is not { Kind: Documents.FieldKind.Text } reader) return null;
        var cursors = new List<PlaceCursor>();
        foreach (var place in query.Places)
        {
            var terms = new List<PostingsCursor>();
            foreach (string term in place.Terms.Distinct(StringComparer.Ordinal))
                if (reader.Terms.TryFind(Encoding.UTF8.GetBytes(term), out var entry)) terms.Add(new(reader.Postings(entry)));
            if (terms.Count == 0) return null;
            cursors.Add(new(place.Position, [.. terms]));
        }
        return new([.. cursors], query.Slop > 0 ? new([.. cursors], query) : null, segment.DocCount);
    }

    /// <summary>Goes to the first document with all places that is not smaller.</summary>
    internal int Advance(int target) => bitmaps is null ? AdvanceAll(target) : AdvanceBits(target);

    /// <summary>The current document has the phrase at most so often, as its frequencies tell before any position is read.</summary>
    internal int MostFrequency
    {
        get
        {
            int least = int.MaxValue, sum = 0;
            foreach (var place in places)
            {
                int frequency = place.Frequency;
                least = Math.Min(least, frequency);
                sum += frequency;
            }
            // where terms may be moved, each occurrence of any of them begins at most one match
            return sloppy is null ? least : sum;
        }
    }

    /// <summary>Whether the current document has the phrase; reads positions.</summary>
    internal bool Matches()
    {
        Frequency = sloppy is null ? CountExact() : sloppy.Frequency();
        return Frequency > 0;
    }

    private int AdvanceAll(int target)
    {
        int doc = byCost[0].Advance(target);
        for (int i = 1; i < byCost.Length && doc != PostingsCursor.End; i++)
        {
            int other = byCost[i].Advance(doc);
            if (other == doc) continue;
            doc = byCost[0].Advance(other);
            i = 0;
        }
        return doc;
    }

    /// <summary>Where all places are dense, the documents of 64 that have them all are found at once.</summary>
    private int AdvanceBits(int target)
    {
        if (target >= docCount) return PostingsCursor.End;
        int word = target / WordBits, words = (docCount + WordBits - 1) / WordBits;
        ulong all = WithAll(word) & (ulong.MaxValue << target);
        while (all == 0)
        {
            if (++word == words) return PostingsCursor.End;
            all = WithAll(word);
        }
        int doc = (word * WordBits) | BitOperations.TrailingZeroCount(all);
        foreach (var place in places) place.MoveTo(doc);
        return doc;
    }

    private ulong WithAll(int word)
    {
        ulong all = ulong.MaxValue;
        foreach (ulong* bitmap in bitmaps!) all &= bitmap[word];
        return all;
    }

    private int CountExact()
    {
        var lead = byCost[0];
        if (byCost.Length == 2) return CountPairs(lead, byCost[1], byCost[1].Offset - lead.Offset);
        int count = 0, before = -1;
        foreach (int position in lead.Positions())
        {
            bool all = position != before;
            for (int i = 1; i < byCost.Length && all; i++) all = byCost[i].Positions().Contains(position + byCost[i].Offset - lead.Offset);
            if (all) count++;
            before = position;
        }
        return count;
    }

    private static int CountPairs(PlaceCursor one, PlaceCursor other, int further) =>
        one.SingleTerm is { } first && other.SingleTerm is { } second && first.TryReadFew(out var these) && second.TryReadFew(out var those)
            ? PositionPairs.CountFew(these, first.Frequency, those, second.Frequency, further)
            : PositionPairs.Count(one.Positions(), other.Positions(), further);
}
