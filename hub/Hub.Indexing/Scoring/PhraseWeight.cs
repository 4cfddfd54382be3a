using Hub.Indexing.Commits;
using Hub.Indexing.Matching;
using Hub.Indexing.Phrases;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Scoring;

/// <summary>A phrase.</summary>
internal sealed class PhraseWeight : Weight
{
    private readonly PhraseQuery query;
    private readonly Bm25 bm25;

    internal PhraseWeight(Commit commit, PhraseQuery query, float boost)
    {
        this.query = query;
        long[] docFreqs = [.. query.Places.SelectMany(p => p.Terms).Select(t => new TermStates(commit, query.Field, t).DocFreq).Where(f => f > 0)];
        bm25 = Bm25.Of(commit, query.Field, boost, docFreqs);
    }

    // where all matches are counted their positions are read in any case, and are not read again to score them
    internal override bool PrefersSets(bool exact) => exact;

    internal override unsafe Scorer? Scorer(SegmentMatcher matcher)
    {
        if (matcher.Segment.Field(query.Field) is not { } reader) return null;
        if (matcher.FoundPhrase(query) is { } found) return new FoundPhraseScorer(found, reader.Norms, bm25);
        return PhraseMatcher.Create(matcher.Segment, query) is { } phrase ? new PhraseScorer(phrase, reader.Norms, bm25) : null;
    }
}
