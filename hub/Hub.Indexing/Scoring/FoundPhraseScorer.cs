using Hub.Indexing.Matching;
using Hub.Indexing.Phrases;

namespace Hub.Indexing.Scoring;

/// <summary>The documents with a phrase that were all found before.</summary>
internal sealed unsafe class FoundPhraseScorer(PhraseMatches matches, byte* norms, Bm25 bm25) : Scorer
{
    private int at;

    internal override long Cost => matches.Count;

    internal override int Advance(int target)
    {
        at = SortedList.Seek(matches.Docs, at, target);
        return Doc = at < matches.Count ? matches.Docs[at] : End;
    }

    internal override float Score() => bm25.Score(matches.Frequency(at), norms[Doc]);
}
