using Hub.Indexing.Phrases;

namespace Hub.Indexing.Scoring;

/// <summary>The documents with a phrase that were all found before.</summary>
internal sealed unsafe class FoundPhraseScorer(PhraseMatches matches, byte* norms, Bm25 bm25) : Scorer
{
    private int at;

    internal override long Cost => matches.Docs.Length;

    internal override int Advance(int target)
    {
        int step = 1;
        while (at + step < matches.Docs.Length && matches.Docs[at + step] < target)
        {
            at += step;
            step <<= 1;
        }
        while (at < matches.Docs.Length && matches.Docs[at] < target) at++;
        return Doc = at < matches.Docs.Length ? matches.Docs[at] : End;
    }

    internal override float Score() => bm25.Score(matches.Frequencies[at], norms[Doc]);
}
