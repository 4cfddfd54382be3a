using Hub.Indexing.Matching;
using Hub.Indexing.Scoring;

namespace Hub.Indexing.Collecting;

/// <summary>Runs a scorer over one segment and gives the best documents to the collector, passing over blocks that cannot win.</summary>
internal static class ScoreCollection
{
    /// <summary>A set of so few documents is scored one by one.</summary>
    private const int Few = 512;

    /// <summary>Collects the documents of a scorer.</summary>
    /// <param name="scorer">The scorer.</param>
    /// <param name="accept">The only documents to take; null for all.</param>
    /// <param name="top">The collector.</param>
    internal static void Collect(Scorer scorer, DocSet? accept, TopScores top)
    {
        if (scorer is SetScorer constant) CollectConstant(constant, accept, top);
        else if (accept is { IsList: true } || accept?.Count <= Few) CollectFew(scorer, accept, top);
        else CollectBlocks(scorer, accept, top);
    }

    private static void CollectConstant(SetScorer scorer, DocSet? accept, TopScores top)
    {
        for (int doc = scorer.Advance(0); doc != Scorer.End && top.CanEnter(scorer.Worth); doc = scorer.Next())
            if (accept is null || accept.Contains(doc)) top.Add(doc, scorer.Worth);
    }

    private static void CollectFew(Scorer scorer, DocSet accept, TopScores top)
    {
        for (int wanted = accept.Next(0); wanted != Scorer.End; wanted = accept.Next(wanted + 1))
        {
            int doc = scorer.Doc < wanted ? scorer.Advance(wanted) : scorer.Doc;
            if (doc == wanted) top.Add(doc, scorer.Score());
            else if (doc == Scorer.End) return;
            else wanted = doc - 1;
        }
    }

    private static void CollectBlocks(Scorer scorer, DocSet? accept, TopScores top)
    {
        int target = 0;
        while (target != Scorer.End)
        {
            int end = Scorer.End;
            if (top.IsFull)
            {
                end = scorer.BlockEnd(target);
                if (!top.CanEnter(scorer.BlockMax))
                {
                    if (end == Scorer.End) return;
                    target = end + 1;
                    continue;
                }
            }
            int doc = scorer.Advance(target);
            bool wasFull = top.IsFull;
            for (; doc <= end && doc != Scorer.End; doc = scorer.Next())
            {
                if (accept is null || accept.Contains(doc)) top.Add(doc, scorer.Score());
                if (top.IsFull != wasFull) break;
            }
            target = doc == Scorer.End ? doc : top.IsFull != wasFull ? doc + 1 : doc;
        }
    }
}
