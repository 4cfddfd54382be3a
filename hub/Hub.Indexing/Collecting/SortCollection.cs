using Hub.Indexing.Columns;
using Hub.Indexing.Matching;
using Hub.Indexing.Scoring;

namespace Hub.Indexing.Collecting;

/// <summary>Gives the documents of a set to a collector that sorts by fields, passing over blocks of rows that cannot win.</summary>
internal static class SortCollection
{
    internal static void Collect(DocSet docs, Scorer? scorer, TopSorted top)
    {
        int checkedTo = 0;
        for (int doc = docs.Next(0); doc != Scorer.End; doc = docs.Next(doc + 1))
        {
            if (doc >= checkedTo)
            {
                checkedTo = (doc / NumberColumnWriter.BlockRows * NumberColumnWriter.BlockRows) + NumberColumnWriter.BlockRows;
                if (!top.CanEnter(doc / NumberColumnWriter.BlockRows))
                {
                    doc = checkedTo - 1;
                    continue;
                }
            }
            if (scorer is not null && scorer.Doc < doc) scorer.Advance(doc);
            top.Add(doc, scorer is not null && scorer.Doc == doc ? scorer.Score() : 0);
        }
    }
}
