namespace Hub.Indexing.Scoring;

/// <summary>The documents that all of several scorers have; worth the sum.</summary>
internal sealed class ConjunctionScorer : Scorer
{
    private readonly Scorer[] scorers;
    private readonly Scorer[] byCost;

    internal ConjunctionScorer(IEnumerable<Scorer> scorers)
    {
        this.scorers = [.. scorers];
        byCost = [.. this.scorers.OrderBy(s => s.Cost)];
        if (Array.TrueForAll(this.scorers, s => s is TermScorer)) Terms = [.. this.scorers.Cast<TermScorer>()];
    }

    /// <summary>The scorers, where all are terms; otherwise null.</summary>
    internal TermScorer[]? Terms { get; }

    internal override long Cost => byCost[0].Cost;

    internal override float BlockMax
    {
        get
        {
            double sum = 0;
            foreach (var scorer in scorers) sum += scorer.BlockMax;
            return (float)sum;
        }
    }

    internal override int Advance(int target)
    {
        int doc = byCost[0].Advance(target);
        for (int i = 1; i < byCost.Length && doc != End; i++)
        {
            int other = byCost[i].Doc < doc ? byCost[i].Advance(doc) : byCost[i].Doc;
            if (other == doc) continue;
            doc = other == End ? End : byCost[0].Advance(other);
            i = 0;
        }
        return Doc = doc;
    }

    internal override float Score()
    {
        double sum = 0;
        foreach (var scorer in scorers) sum += scorer.Score();
        return (float)sum;
    }

    internal override int BlockEnd(int target)
    {
        int end = End;
        foreach (var scorer in scorers) end = Math.Min(end, scorer.BlockEnd(target));
        return end;
    }
}
