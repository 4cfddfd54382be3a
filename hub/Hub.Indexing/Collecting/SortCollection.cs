using System.Numerics;
using Hub.Indexing.Columns;
using Hub.Indexing.Matching;
using Hub.Indexing.Scoring;

namespace Hub.Indexing.Collecting;

/// <summary>Gives the documents that match to a collector that sorts by fields: blocks of rows with the best values first, until no further one can win.</summary>
internal static class SortCollection
{
    internal static void Collect(LazyMatches matches, Scorer? scorer, TopSorted top)
    {
        if (scorer is null && matches.IsByBlocks && top.BlocksInOrder() is { } blocks) CollectBlocks(matches, blocks, top);
        else CollectAll(matches, scorer, top);
    }

    private static void CollectBlocks(LazyMatches matches, int[] blocks, TopSorted top)
    {
        foreach (int block in blocks)
        {
            if (!top.CanEnter(block)) return;
            if (!matches.MayHaveInBlock(block)) continue;
            var words = matches.Block(block);
            for (int w = 0; w < words.Length; w++)
                for (ulong word = words[w]; word != 0; word &= word - 1)
                {
                    int doc = (block * NumberColumnWriter.BlockRows) + (w << 6) + BitOperations.TrailingZeroCount(word);
                    if (top.MayEnter(doc) && matches.Has(doc)) top.Add(doc, 0);
                }
        }
    }

    private static void CollectAll(LazyMatches matches, Scorer? scorer, TopSorted top)
    {
        int checkedTo = 0;
        var each = new DocIterator(matches.Set);
        for (int doc = each.Next(); doc != DocIterator.End;)
        {
            if (doc >= checkedTo)
            {
                int block = doc / NumberColumnWriter.BlockRows;
                checkedTo = (block + 1) * NumberColumnWriter.BlockRows;
                if (!top.CanEnter(block))
                {
                    doc = each.Advance(checkedTo);
                    continue;
                }
            }
            if (scorer is not null && scorer.Doc < doc) scorer.Advance(doc);
            if (top.MayEnter(doc) && matches.Has(doc)) top.Add(doc, scorer is not null && scorer.Doc == doc ? scorer.Score() : 0);
            doc = each.Next();
        }
    }
}
