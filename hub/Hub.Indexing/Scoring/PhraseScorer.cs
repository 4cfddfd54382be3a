using Hub.Indexing.Phrases;

namespace Hub.Indexing.Scoring;

/// <summary>The documents with a phrase.</summary>
internal sealed unsafe class PhraseScorer(PhraseMatcher matcher, byte* norms, Bm25 bm25) : Scorer
{
    // a phrase is in a document at most as often as the rarest of its terms
    private readonly TermScorer[] bounds = MakeBounds(matcher, norms, bm25);
    private float blockMax = float.PositiveInfinity;

    internal override float BlockMax => blockMax;

    internal override long Cost => matcher.Cost;

    internal override int Advance(int target) => Doc = matcher.Doc >= target ? matcher.Doc : matcher.Next(target);

    internal override float Score() => bm25.Score(matcher.Frequency, norms[Doc]);

    internal override int Skip(int target, double wanted)
    {
        while (true)
        {
            int next = target;
            foreach (var bound in bounds) next = next == End ? End : bound.Skip(next, wanted);
            if (next == target || next == End) return next;
            target = next;
        }
    }

    internal override int BlockEnd(int target)
    {
        int end = End;
        blockMax = float.PositiveInfinity;
        foreach (var bound in bounds)
        {
            end = Math.Min(end, bound.BlockEnd(target));
            blockMax = Math.Min(blockMax, bound.BlockMax);
        }
        return end;
    }

    private static TermScorer[] MakeBounds(PhraseMatcher matcher, byte* norms, Bm25 bm25)
    {
        var terms = matcher.SingleTerms().ToList();
        var scorers = new TermScorer[terms.Count];
        for (int i = 0; i < scorers.Length; i++) scorers[i] = new(terms[i], norms, bm25);
        return scorers;
    }
}
