using Hub.Indexing.Phrases;

namespace Hub.Indexing.Scoring;

/// <summary>The documents with a phrase; positions are read only of those that can be worth what is required.</summary>
internal sealed unsafe class PhraseScorer(PhraseMatcher matcher, byte* norms, Bm25 bm25) : Scorer
{
    private readonly TermScorer[] bounds = MakeBounds(matcher, norms, bm25);
    private readonly NormLimits limits = new(bm25);
    private float blockMax = float.PositiveInfinity;
    private int boundedTo = -1;

    internal override float BlockMax => blockMax;

    internal override long Cost => matcher.Cost;

    internal override int Advance(int target)
    {
        if (Doc >= target) return Doc;
        int doc = matcher.Advance(target);
        while (doc != End)
        {
            int next = doc > boundedTo ? PassBlocks(doc) : doc;
            if (next == doc && CanBeEnough(doc) && matcher.Matches()) break;
            doc = next == End ? End : matcher.Advance(Math.Max(next, doc + 1));
        }
        return Doc = doc;
    }

    internal override float Score() => bm25.Score(matcher.Frequency, norms[Doc]);

    internal override void Require(float wanted) => limits.Wanted = wanted;

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

    /// <summary>The first document, from one on, in whose block any can be worth what is required.</summary>
    private int PassBlocks(int doc)
    {
        while (!limits.IsOpen)
        {
            doc = Skip(doc, limits.Wanted);
            if (doc == End) return End;
            boundedTo = BlockEnd(doc);
            if (blockMax >= limits.Wanted) return doc;
            if (boundedTo == End) return End;
            doc = boundedTo + 1;
        }
        return doc;
    }

    private bool CanBeEnough(int doc) => limits.IsOpen || limits.Admit(matcher.MostFrequency, norms[doc]);

    private static TermScorer[] MakeBounds(PhraseMatcher matcher, byte* norms, Bm25 bm25)
    {
        // where terms may be moved, one occurrence of a rare term can count with several of another
        if (matcher.IsSloppy) return [];
        var terms = matcher.SingleTerms().ToList();
        var scorers = new TermScorer[terms.Count];
        for (int i = 0; i < scorers.Length; i++) scorers[i] = new(terms[i], norms, bm25);
        return scorers;
    }
}
