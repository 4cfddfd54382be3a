using Hub.Indexing.Postings;

namespace Hub.Indexing.Phrases;

/// <summary>The documents with any term of one place of a phrase, and the positions there.</summary>
internal sealed class PlaceCursor(int offset, PostingsCursor[] terms)
{
    /// <summary>Behind the positions lie as many that no term has, so that short rows can be compared whole.</summary>
    internal const int Padding = 16;

    private int[] positions = new int[4 * Padding];
    private int count;
    private int positionsDoc = -1;

    /// <summary>The place's position in the phrase.</summary>
    internal int Offset => offset;

    /// <summary>The postings of its one term; null where it has several.</summary>
    internal PostingsCursor? SingleTerm { get; } = terms.Length == 1 ? terms[0] : null;

    internal long Cost { get; } = terms.Sum(t => (long)t.DocFreq);

    internal int Doc { get; private set; } = -1;

    /// <summary>How often the current document has a term of the place.</summary>
    internal int Frequency
    {
        get
        {
            if (SingleTerm is { } single) return single.Frequency;
            int sum = 0;
            foreach (var term in terms)
                if (term.Doc == Doc) sum += term.Frequency;
            return sum;
        }
    }

    /// <summary>Goes to a document that is known to have the place's one term, which is dense.</summary>
    internal void MoveTo(int doc)
    {
        SingleTerm!.MoveTo(doc);
        Doc = doc;
    }

    internal int Advance(int target)
    {
        if (SingleTerm is { } single) return Doc = single.Advance(target);
        int least = PostingsCursor.End;
        foreach (var term in terms) least = Math.Min(least, term.Advance(target));
        return Doc = least;
    }

    /// <summary>The positions in the current document, ascending.</summary>
    internal ReadOnlySpan<int> Positions()
    {
        if (positionsDoc != Doc) ReadPositions();
        return positions.AsSpan(0, count);
    }

    private void ReadPositions()
    {
        positionsDoc = Doc;
        count = 0;
        foreach (var term in terms)
            if (term.Doc == Doc) count = term.ReadPositions(ref positions, count);
        if (terms.Length > 1) positions.AsSpan(0, count).Sort();
        if (positions.Length < count + Padding) Array.Resize(ref positions, count + Padding);
        positions.AsSpan(count, Padding).Fill(int.MinValue);
    }
}
