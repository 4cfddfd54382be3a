namespace Hub.Indexing.Scoring;

/// <summary>The documents that at least some of several scorers have; worth the sum, or the best and a share of the others.</summary>
/// <param name="scorers">The scorers.</param>
/// <param name="least">How many of them must have a document.</param>
/// <param name="tieBreaker">The share of those that are not the best; null for the sum.</param>
internal sealed class DisjunctionScorer(Scorer[] scorers, int least = 1, float? tieBreaker = null) : Scorer
{
    private readonly float[] bounds = new float[scorers.Length];

    /// <summary>The scorers, where all are terms and their sum is wanted; otherwise null.</summary>
    internal TermScorer[]? Terms { get; } = least <= 1 && tieBreaker is null && Array.TrueForAll(scorers, s => s is TermScorer) ? [.. scorers.Cast<TermScorer>()] : null;

    internal override long Cost { get; } = scorers.Sum(s => s.Cost);

    internal override float BlockMax => Bound(ofDoc: false);

    internal override float DocMax => Bound(ofDoc: true);

    internal override int Advance(int target)
    {
        for (; ; target++)
        {
            int next = End;
            foreach (var scorer in scorers) next = Math.Min(next, scorer.Doc < target ? scorer.Advance(target) : scorer.Doc);
            if (next == End || least <= 1) return Doc = next;
            int count = 0;
            foreach (var scorer in scorers)
                if (scorer.Doc == next) count++;
            if (count >= least) return Doc = next;
            target = next;
        }
    }

    internal override float Score()
    {
        double sum = 0, best = 0;
        foreach (var scorer in scorers)
        {
            if (scorer.Doc != Doc) continue;
            float score = scorer.Score();
            sum += score;
            best = Math.Max(best, score);
        }
        return (float)(tieBreaker is { } share ? best + ((sum - best) * share) : sum);
    }

    internal override int BlockEnd(int target)
    {
        int end = End;
        for (int i = 0; i < scorers.Length; i++)
        {
            end = Math.Min(end, scorers[i].BlockEnd(target));
            bounds[i] = scorers[i].BlockMax;
        }
        return end;
    }

    /// <summary>The most that all scorers are worth together in the block, or those that have the current document.</summary>
    private float Bound(bool ofDoc)
    {
        double sum = 0, best = 0;
        for (int i = 0; i < scorers.Length; i++)
        {
            if (ofDoc && scorers[i].Doc != Doc) continue;
            sum += bounds[i];
            best = Math.Max(best, bounds[i]);
        }
        // where one says nothing of its bound, neither do all
        return (float)(tieBreaker is { } share && double.IsFinite(sum) ? best + ((sum - best) * share) : sum);
    }
}
