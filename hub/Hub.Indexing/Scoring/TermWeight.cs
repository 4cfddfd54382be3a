using Hub.Indexing.Commits;
using Hub.Indexing.Matching;
using Hub.Indexing.Postings;

namespace Hub.Indexing.Scoring;

/// <summary>One term.</summary>
internal sealed class TermWeight : Weight
{
    private readonly TermStates states;
    private readonly Bm25 bm25;

    private TermWeight(TermStates states, Bm25 bm25)
    {
        this.states = states;
        this.bm25 = bm25;
    }

    /// <summary>The weight of a term; null where no segment has it.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="field">The field.</param>
    /// <param name="term">The term.</param>
    /// <param name="boost">The factor of its worth.</param>
    /// <param name="docFreq">The number of documents it is scored by; null for its own.</param>
    internal static TermWeight? Create(Commit commit, string field, string term, float boost, long? docFreq = null)
    {
        var found = new TermStates(commit, field, term);
        return found.DocFreq == 0 ? null : new(found, Bm25.Of(commit, field, boost, docFreq ?? found.DocFreq));
    }

    internal override unsafe Scorer? Scorer(SegmentMatcher matcher) =>
        states.Find(matcher.View) is { } found ? new TermScorer(new PostingsCursor(found.Reader.Postings(found.Entry)), found.Reader.Norms, bm25) : null;
}
