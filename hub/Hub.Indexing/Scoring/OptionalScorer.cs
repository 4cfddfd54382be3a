namespace Hub.Indexing.Scoring;

/// <summary>The documents of one scorer, worth more where another has them too.</summary>
internal sealed class OptionalScorer(Scorer required, Scorer optional) : Scorer
{
    internal override long Cost => required.Cost;

    internal override float BlockMax => (float)((double)required.BlockMax + optional.BlockMax);

    internal override int Advance(int target) => Doc = required.Advance(target);

    internal override int Next() => Doc = required.Next();

    internal override float Score()
    {
        float score = required.Score();
        if (optional.Doc < Doc) optional.Advance(Doc);
        return optional.Doc == Doc ? (float)((double)score + optional.Score()) : score;
    }

    internal override int BlockEnd(int target) => Math.Min(required.BlockEnd(target), optional.BlockEnd(target));
}
