using Hub.Indexing.Collecting;
using Hub.Indexing.Commits;
using Hub.Indexing.Facets;
using Hub.Indexing.Matching;
using Hub.Indexing.Queries;
using Hub.Indexing.Scoring;

namespace Hub.Indexing.Searching;

/// <summary>One search over one commit.</summary>
internal sealed class SearchRun
{
    private readonly SearchContext context;
    private readonly Commit commit;
    private readonly SearchRequest request;
    private readonly Query query;
    private readonly SegmentMatches[] matches;

    internal SearchRun(SearchContext context, SearchRequest request)
    {
        this.context = context;
        this.request = request;
        commit = context.Commit;
        RequestCheck.Check(context, request);
        query = QueryRewrite.Rewrite(context, request.Query);
        var selections = request.Selections.Select(s => s with { Filter = QueryRewrite.Rewrite(context, s.Filter) }).ToList();
        matches = [.. commit.Segments.Select(view => new SegmentMatches(new(context, view), query, selections))];
    }

    internal SearchResult Run()
    {
        var facets = new FacetRun(context, request, query, matches).Count();
        bool exact = request.ExactTotal || facets.Count > 0;
        var hits = request.Skip + request.Take == 0 ? [] : request.Sort.Count == 0 ? ByScore(exact) : BySort(exact);
        long total = exact ? matches.Sum(m => m.Total) : hits.Count;
        return new() { Total = total, TotalIsExact = exact, Hits = hits, Facets = facets };
    }

    private List<SearchHit> ByScore(bool exact)
    {
        var top = new TopScores(commit, request.Skip + request.Take, request.After);
        var weight = Weights.Of(commit, query);
        for (int s = 0; s < matches.Length && weight is not null; s++)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            top.BeginSegment(s);
            Collect(s, weight, exact, top);
        }
        return [.. top.Sorted().Skip(request.Skip).Select(h => Hit(h.Segment, h.Doc, h.Score, []))];
    }

    private void Collect(int s, Weight weight, bool exact, TopScores top)
    {
        if (weight.Constant is { } worth)
        {
            if (exact) ScoreCollection.CollectConstant(new(matches[s].All, []), worth, top);
            else ScoreCollection.CollectConstant(matches[s].Lazily, worth, top);
            return;
        }
        int from = exact ? 0 : CollectAsking(s, weight, top);
        if (from == Scorer.End) return;
        // an intersection is found sooner by sets than document by document, unless the best hits are all that is wanted
        bool known = from > 0 || weight.PrefersSets(exact) || matches[s].IsFew;
        var accept = known ? matches[s].All : matches[s].Accepted;
        if (from > 0) accept = SetWork.From(context, accept!, from);
        if (accept is { IsEmpty: true }) return;
        if ((known ? weight.ScorerOfMatches(matches[s].Matcher) : weight.Scorer(matches[s].Matcher)) is { } scorer) ScoreCollection.Collect(scorer, accept, known, top);
    }

    /// <summary>Collects by asking only the documents that would enter whether they fit the ranges, where these are all that else is wanted.</summary>
    /// <returns>The document from which on nothing was collected, because few would have fitted; <see cref="Scorer.End"/> where all was.</returns>
    private int CollectAsking(int s, Weight weight, TopScores top)
    {
        if (weight.Ranges.Count == 0 || new LazyMatcher(matches[s].Matcher).Match(weight.Ranges) is not { IsOfAll: true } ranges) return 0;
        top.Only = ranges;
        int reached = weight.ScorerOfMatches(matches[s].Matcher) is { } best ? ScoreCollection.Collect(best, matches[s].Accepted, known: false, top) : Scorer.End;
        top.Only = null;
        return reached;
    }

    private List<SearchHit> BySort(bool exact)
    {
        var top = new TopSorted(commit, request.Sort, request.Skip + request.Take, request.After);
        var weight = top.NeedsScores ? Weights.Of(commit, query) : null;
        for (int s = 0; s < matches.Length; s++)
        {
            top.BeginSegment(s);
            var scorer = weight?.Scorer(matches[s].Matcher);
            SortCollection.Collect(exact ? new(matches[s].All, []) : matches[s].Lazily, scorer, top);
        }
        return [.. top.Sorted().Skip(request.Skip).Select(h => Hit(h.Segment, h.Doc, h.Score, Values(top, h)))];
    }

    private object?[] Values(TopSorted top, SortedDoc found)
    {
        var values = found.Values.Select((v, i) => top.Columns[i].Read(v)).ToList();
        while (values.Count < request.Sort.Count) values.Add(request.Sort[values.Count].Field == SortKey.KeyField ? commit.Key(found.Segment, found.Doc) : null);
        return [.. values];
    }

    private SearchHit Hit(int segment, int doc, float score, IReadOnlyList<object?> values) =>
        new(commit.Segments[segment].Base + doc, commit.Key(segment, doc), score, values);
}
