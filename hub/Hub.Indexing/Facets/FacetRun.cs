using Hub.Indexing.Matching;
using Hub.Indexing.Queries;
using Hub.Indexing.Searching;

namespace Hub.Indexing.Facets;

/// <summary>The facets of one search.</summary>
internal sealed class FacetRun(SearchContext context, SearchRequest request, Query query, SegmentMatches[] matches)
{
    /// <summary>Counts them.</summary>
    internal List<FacetResult> Count()
    {
        FacetCounter[] counters = [.. request.Facets.Select(f => FacetCounter.Create(context, f))];
        bool IsOfAll(FacetCounter facet) => query is MatchAllQuery && request.Selections.All(s => s.Field == facet.Field);
        foreach (var facet in counters.Where(IsOfAll)) facet.AddAll(s => matches[s].Without(facet.Field));
        List<FacetCounter> others = [.. counters.Where(f => !IsOfAll(f))];
        CountRest(others);
        for (int s = 0; s < matches.Length && others.Count > 0; s++) FacetCounting.Count(context, s, others, matches[s].Without);
        return [.. counters.Select(c => c.Result())];
    }

    /// <summary>Counts facets over most of all documents, and takes them out of a list: the few others are counted, and what all have is known.</summary>
    private void CountRest(List<FacetCounter> facets)
    {
        var all = new Dictionary<KeywordFacet, int[]>();
        foreach (var facet in facets.OfType<KeywordFacet>())
            if (matches.Sum(m => (long)m.Without(facet.Field).Count) > context.Commit.Count / 2 && facet.CountsOfAll(s => matches[s].Matcher.Live) is { } counts) all[facet] = counts;
        if (all.Count == 0) return;
        for (int s = 0; s < matches.Length; s++)
        {
            var rest = new Dictionary<DocSet, DocSet>();
            var segment = matches[s];
            DocSet RestOf(DocSet docs) => rest.TryGetValue(docs, out var known) ? known : rest[docs] = SetWork.Compact(SetWork.AndNot(context, segment.Matcher.Live, docs));
            FacetCounting.Count(context, s, all.Keys, field => RestOf(segment.Without(field)));
        }
        foreach (var (facet, counts) in all) facet.Complement(counts);
        facets.RemoveAll(f => f is KeywordFacet keywords && all.ContainsKey(keywords));
    }
}
