using Hub.Indexing.Postings;

namespace Hub.Indexing.Scoring;

/// <summary>The documents of terms that are one and the same word: their frequencies add up.</summary>
internal sealed unsafe class SynonymScorer(IReadOnlyList<PostingsCursor> cursors, byte* norms, Bm25 bm25) : Scorer
{
    internal override long Cost { get; } = cursors.Sum(c => (long)c.DocFreq);

    internal override int Advance(int target)
    {
        int least = End;
        foreach (var cursor in cursors) least = Math.Min(least, cursor.Advance(target));
        return Doc = least;
    }

    internal override float Score()
    {
        int frequency = 0;
        foreach (var cursor in cursors)
            if (cursor.Doc == Doc) frequency += cursor.Frequency;
        return bm25.Score(frequency, norms == null ? Columns.NormCode.OfKeyword : norms[Doc]);
    }
}
