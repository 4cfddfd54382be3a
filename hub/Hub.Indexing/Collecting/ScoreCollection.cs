using Hub.Indexing.Matching;
using Hub.Indexing.Scoring;

namespace Hub.Indexing.Collecting;

/// <summary>Runs a scorer over one segment and gives the best documents to the collector, passing over blocks that cannot win.</summary>
internal static class ScoreCollection
{
    /// <summary>Collects the documents of a scorer.</summary>
    /// <param name="scorer">The scorer.</param>
    /// <param name="accept">The only documents to take; null for all.</param>
    /// <param name="known">Whether the scorer has every document of <paramref name="accept"/>.</param>
    /// <param name="top">The collector.</param>
    /// <returns>The document from which on nothing was collected because too many were asked whether they fit ranges; <see cref="Scorer.End"/> where all was.</returns>
    internal static int Collect(Scorer scorer, DocSet? accept, bool known, TopScores top)
    {
        bool few = accept is { IsList: true };
        if (scorer is TermScorer { HasBounds: true } term && !few) return new TermCollection(term, accept, top).Collect();
        if (scorer is DisjunctionScorer { Terms: { } terms } && !(known && few)) new WindowedDisjunction(terms, accept, top).Collect();
        else if (scorer is ConjunctionScorer { Terms: { } all } && !few) new LedConjunction(all, accept, top).Collect();
        else if (accept is not null && (known || few)) CollectFrom(scorer, accept, top);
        else CollectBlocks(scorer, accept, top);
        return Scorer.End;
    }

    /// <summary>Collects documents that are all worth the same: the first ones, and no more are looked at than needed.</summary>
    internal static void CollectConstant(LazyMatches matches, float worth, TopScores top)
    {
        var each = new DocIterator(matches.Set);
        for (int doc = each.Next(); doc != DocIterator.End && top.CanEnter(worth); doc = each.Next())
            if (matches.Has(doc)) top.Add(doc, worth);
    }

    /// <summary>Lets the set lead, where it has few documents or the scorer has them all.</summary>
    private static void CollectFrom(Scorer scorer, DocSet accept, TopScores top)
    {
        int end = -1;
        var each = new DocIterator(accept);
        for (int wanted = each.Next(); wanted != Scorer.End;)
        {
            if (wanted > end && top.IsFull)
            {
                end = scorer.BlockEnd(wanted);
                if (!top.CanEnter(scorer.BlockMax))
                {
                    if (end == Scorer.End) return;
                    wanted = each.Advance(end + 1);
                    end = -1;
                    continue;
                }
            }
            int doc = scorer.Doc < wanted ? scorer.Advance(wanted) : scorer.Doc;
            if (doc == wanted) Add(scorer, top);
            else if (doc == Scorer.End) return;
            wanted = doc <= wanted ? each.Next() : each.Advance(doc);
        }
    }

    private static void CollectBlocks(Scorer scorer, DocSet? accept, TopScores top)
    {
        for (int target = 0; target != Scorer.End;)
        {
            int end = Scorer.End;
            if (top.IsFull && !FindBlock(scorer, top, ref target, out end)) return;
            int doc = scorer.Advance(target);
            bool wasFull = top.IsFull;
            for (; doc <= end && doc != Scorer.End; doc = scorer.Next())
            {
                if (IsWorthScoring(scorer, accept, top, wasFull)) Add(scorer, top);
                if (top.IsFull != wasFull) break;
            }
            target = doc != Scorer.End && top.IsFull != wasFull ? doc + 1 : doc;
        }
    }

    private static void Add(Scorer scorer, TopScores top)
    {
        top.Add(scorer.Doc, scorer.Score());
        scorer.Require(top.Wanted);
    }

    /// <summary>Whether the current document is accepted and can enter, as far as the bounds of its block tell, if there are any.</summary>
    private static bool IsWorthScoring(Scorer scorer, DocSet? accept, TopScores top, bool bounded) =>
        (!bounded || top.CanEnter(scorer.DocMax)) && (accept is null || accept.Contains(scorer.Doc));

    /// <summary>Goes to the next block that can have a document that enters; false where there is none.</summary>
    private static bool FindBlock(Scorer scorer, TopScores top, ref int target, out int end)
    {
        for (; ; target = end + 1)
        {
            end = Scorer.End;
            target = scorer.Skip(target, top.Wanted);
            if (target == Scorer.End) return false;
            end = scorer.BlockEnd(target);
            if (top.CanEnter(scorer.BlockMax)) return true;
            if (end == Scorer.End) return false;
        }
    }
}
