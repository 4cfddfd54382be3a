using Hub.Indexing.Matching;
using Hub.Indexing.Scoring;

namespace Hub.Indexing.Collecting;

/// <summary>Gives the documents of a set to a collector that sorts by fields.</summary>
internal static class SortCollection
{
    internal static void Collect(DocSet docs, Scorer? scorer, TopSorted top)
    {
        for (int doc = docs.Next(0); doc != Scorer.End; doc = docs.Next(doc + 1))
        {
            if (scorer is not null && scorer.Doc < doc) scorer.Advance(doc);
            top.Add(doc, scorer is not null && scorer.Doc == doc ? scorer.Score() : 0);
        }
    }
}
