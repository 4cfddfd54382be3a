using Hub.Indexing.Phrases;

namespace Hub.Indexing.Scoring;

/// <summary>The documents with a phrase.</summary>
internal sealed unsafe class PhraseScorer(PhraseMatcher matcher, byte* norms, Bm25 bm25) : Scorer
{
    internal override long Cost => matcher.Cost;

    internal override int Advance(int target) => Doc = matcher.Doc >= target ? matcher.Doc : matcher.Next(target);

    internal override float Score() => bm25.Score(matcher.Frequency, norms[Doc]);
}
