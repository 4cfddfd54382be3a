using Hub.Indexing.Commits;
using Hub.Indexing.Matching;
using Hub.Indexing.Postings;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Scoring;

/// <summary>Terms that are one and the same word.</summary>
internal sealed class SynonymWeight(Commit commit, SynonymQuery query, float boost) : Weight
{
    private readonly TermStates[] states = [.. query.Terms.Distinct(StringComparer.Ordinal).Select(t => new TermStates(commit, query.Field, t))];

    internal override unsafe Scorer? Scorer(SegmentMatcher matcher)
    {
        var found = states.Select(s => s.Find(matcher.View)).Where(s => s is not null).Select(s => s!.Value).ToList();
        if (found.Count == 0) return null;
        var bm25 = Bm25.Of(commit, query.Field, boost, states.Max(s => s.DocFreq));
        return new SynonymScorer([.. found.Select(f => new PostingsCursor(f.Reader.Postings(f.Entry)))], found[0].Reader.Norms, bm25);
    }
}
