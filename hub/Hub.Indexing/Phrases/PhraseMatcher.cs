using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Hub.Indexing.Postings;
using Hub.Indexing.Queries;
using Hub.Indexing.Segments;

namespace Hub.Indexing.Phrases;

/// <summary>Goes through the documents of one segment that have a phrase, and says how often.</summary>
internal sealed class PhraseMatcher
{
    private readonly PlaceCursor[] places;
    private readonly PlaceCursor[] byCost;
    private readonly SloppyPhrase? sloppy;

    private PhraseMatcher(PlaceCursor[] places, SloppyPhrase? sloppy)
    {
        this.places = places;
        this.sloppy = sloppy;
        byCost = [.. places.OrderBy(p => p.Cost)];
    }

    internal int Doc { get; private set; } = -1;

    /// <summary>How often the phrase is in the current document; a match with moved terms counts less.</summary>
    internal float Frequency { get; private set; }

    /// <summary>At most so many documents have the phrase.</summary>
    internal long Cost => byCost[0].Cost;

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
        return new([.. cursors], query.Slop > 0 ? new([.. cursors], query) : null);
    }

    /// <summary>Goes to the first document with the phrase that is not smaller.</summary>
    internal int Next(int target)
    {
        for (int doc = AdvanceAll(target); doc != PostingsCursor.End; doc = AdvanceAll(doc + 1))
        {
            Frequency = sloppy is null ? CountExact() : sloppy.Frequency();
            if (Frequency > 0) return Doc = doc;
        }
        return Doc = PostingsCursor.End;
    }

    /// <summary>Whether a document that has all places has the phrase; documents ascend.</summary>
    internal bool Has(int doc)
    {
        foreach (var place in places) place.Advance(doc);
        Doc = doc;
        Frequency = sloppy is null ? CountExact() : sloppy.Frequency();
        return Frequency > 0;
    }

    /// <summary>Whether all places are dense, so that the documents with all of them are sooner found as sets of bits.</summary>
    internal bool IsDense => Array.TrueForAll(places, p => p.IsDense);

    /// <summary>The postings of each place.</summary>
    internal IEnumerable<PostingsList[]> Postings() => places.Select(p => p.Postings);

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

    private int CountExact()
    {
        var lead = byCost[0].Positions();
        if (byCost.Length == 2) return CountPairs(lead, byCost[1].Positions(), byCost[1].Offset - byCost[0].Offset);
        int count = 0, before = -1;
        foreach (int position in lead)
        {
            bool all = position != before;
            for (int i = 1; i < byCost.Length && all; i++) all = byCost[i].Positions().Contains(position + byCost[i].Offset - byCost[0].Offset);
            if (all) count++;
            before = position;
        }
        return count;
    }

    /// <summary>How many different positions of one row have one in another that lies so many further.</summary>
    private static int CountPairs(ReadOnlySpan<int> one, ReadOnlySpan<int> other, int further)
    {
        if (one.Length > other.Length) return CountPairs(other, one, -further);
        if (other.Length <= PlaceCursor.Padding) return CountFewPairs(one, other, further);
        int count = 0, at = 0, before = -1;
        foreach (int position in one)
        {
            if (position == before) continue;
            before = position;
            int wanted = position + further;
            while (at < other.Length && other[at] < wanted) at++;
            if (at == other.Length) break;
            if (other[at] == wanted) count++;
        }
        return count;
    }

    /// <summary>The same of short rows, each position compared with a whole row at once: no branch depends on what is in them.</summary>
    private static int CountFewPairs(ReadOnlySpan<int> one, ReadOnlySpan<int> other, int further)
    {
        ref int row = ref MemoryMarshal.GetReference(other);
        var (low, high) = (Vector256.LoadUnsafe(ref row), Vector256.LoadUnsafe(ref row, (nuint)Vector256<int>.Count));
        int count = 0, before = -1;
        foreach (int position in one)
        {
            var wanted = Vector256.Create(position + further);
            var found = Vector256.Equals(wanted, low) | Vector256.Equals(wanted, high);
            count += position != before && found != Vector256<int>.Zero ? 1 : 0;
            before = position;
        }
        return count;
    }
}
