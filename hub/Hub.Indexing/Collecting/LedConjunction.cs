using Hub.Indexing.Matching;
using Hub.Indexing.Scoring;

namespace Hub.Indexing.Collecting;

/// <summary>
/// The best documents that have all of several terms. The rarest term leads, a block of its postings at a time; blocks in which all
/// terms at their best cannot win are passed over, and so are documents whose score by the leading term leaves the others too little.
/// </summary>
internal sealed class LedConjunction
{
    /// <summary>Over ranges of more documents than this the others' best scores are those of their whole postings.</summary>
    private const int WidestBound = 1 << 14;

    /// <summary>How far a sum of scores may be off, in parts of it.</summary>
    private const double Rounding = 1e-7;

    private readonly TermScorer[] terms;
    private readonly TermScorer lead;
    private readonly TermScorer[] others;
    private readonly DocSet? accept;
    private readonly TopScores top;

    internal LedConjunction(TermScorer[] terms, DocSet? accept, TopScores top)
    {
        this.terms = terms;
        this.accept = accept;
        this.top = top;
        TermScorer[] byCost = [.. terms.OrderBy(t => t.Cost)];
        lead = byCost[0];
        // terms whose postings tell at once come first: they leave less for those that must be read
        others = [.. byCost.Skip(1).OrderBy(t => t.IsDense ? 0 : 1)];
    }

    internal void Collect()
    {
        double bestOfOthers = others.Sum(o => (double)o.Best);
        for (int target = 0; ;)
        {
            if (top.IsFull) target = lead.Skip(target, (top.Wanted * (1 - Rounding)) - bestOfOthers);
            if (target == Scorer.End) return;
            int end = lead.BlockEnd(target);
            double rest = double.PositiveInfinity;
            if (top.IsFull)
            {
                rest = BestOfOthers(target, end);
                if (!top.CanEnter((float)(lead.BlockMax + rest)))
                {
                    if (end == Scorer.End) return;
                    target = end + 1;
                    continue;
                }
            }
            if (!CollectBlock(target, end, rest) || end == Scorer.End) return;
            target = end + 1;
        }
    }

    /// <summary>Collects up to the end of a block; false where there is nothing after it.</summary>
    private bool CollectBlock(int target, int end, double rest)
    {
        int doc = lead.Advance(target);
        while (doc <= end && doc != Scorer.End)
        {
            int next = doc + 1;
            if ((accept is null || accept.Contains(doc)) && top.CanEnter((float)(lead.Score() + rest)))
            {
                next = AdvanceOthers(doc);
                if (next == Scorer.End) return false;
                if (next == doc) top.Add(doc, Sum());
                next = Math.Max(next, doc + 1);
            }
            doc = next == doc + 1 ? lead.Next() : lead.Advance(next);
        }
        return doc != Scorer.End;
    }

    /// <summary>The document, where all others have it; otherwise one that no earlier document with all of them comes before.</summary>
    private int AdvanceOthers(int doc)
    {
        foreach (var other in others)
            if (other.Advance(doc) is var found && found != doc) return found;
        return doc;
    }

    private float Sum()
    {
        double sum = 0;
        foreach (var term in terms) sum += term.Score();
        return (float)sum;
    }

    private double BestOfOthers(int target, int end)
    {
        double sum = 0;
        bool wide = end == Scorer.End || end - target > WidestBound;
        foreach (var other in others) sum += wide ? other.Best : other.BestIn(target, end + 1);
        return sum;
    }
}
