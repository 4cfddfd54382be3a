using Hub.Indexing.Matching;

namespace Hub.Indexing.Scoring;

/// <summary>The documents of a scorer without those of a set.</summary>
internal sealed class ExcludingScorer(Scorer scorer, DocSet excluded) : Scorer
{
    internal override long Cost => scorer.Cost;

    internal override float BlockMax => scorer.BlockMax;

    internal override int Advance(int target)
    {
        int doc = scorer.Advance(target);
        while (doc != End && excluded.Contains(doc)) doc = scorer.Next();
        return Doc = doc;
    }

    internal override float Score() => scorer.Score();

    internal override void Require(float wanted) => scorer.Require(wanted);

    internal override int BlockEnd(int target) => scorer.BlockEnd(target);
}
