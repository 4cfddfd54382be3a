using Hub.Indexing.Matching;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Searching;

/// <summary>What matches in one segment: the query, the selections, and all of them but one.</summary>
internal sealed class SegmentMatches(SegmentMatcher matcher, Query query, IReadOnlyList<Selection> selections)
{
    private readonly Dictionary<string, DocSet> without = [];
    private DocSet[]? chosen;
    private DocSet? found;
    private DocSet? all;
    private DocSet? accepted;

    internal SegmentMatcher Matcher => matcher;

    /// <summary>The live documents that match the query and all selections.</summary>
    internal DocSet All => all ??= Intersect(null);

    /// <summary>The same without comparing whole columns, where only some of them will be looked at.</summary>
    internal LazyMatches Lazily => all is not null ? new(all, []) : new LazyMatcher(matcher).Match(selections.Select(s => s.Filter).Prepend(query));

    /// <summary>How many there are.</summary>
    internal long Total => query is TermQuery term && selections.Count == 0 && matcher.View.Live is null && all is null ? DocFreq(term) : All.Count;

    /// <summary>The only documents that hits may come from, whether they match the query or not; null for all.</summary>
    internal DocSet? Accepted => selections.Count > 0 ? accepted ??= all ?? SelectionsOnly() : matcher.View.Live is null ? null : matcher.Live;

    /// <summary>Whether <see cref="All"/> was asked for already and is a short list.</summary>
    internal bool IsFew => all is { IsList: true };

    private DocSet Found => found ??= matcher.WithoutDeleted(matcher.Match(query));

    private DocSet[] Chosen => chosen ??= [.. selections.Select(s => matcher.Match(s.Filter))];

    /// <summary>The live documents that match the query and all selections but those of a field.</summary>
    internal DocSet Without(string field)
    {
        if (!selections.Any(s => s.Field == field)) return All;
        if (!without.TryGetValue(field, out var set)) without[field] = set = Intersect(field);
        return set;
    }

    private int DocFreq(TermQuery term) =>
        matcher.Segment.Field(term.Field) is { HasTerms: true } reader && reader.Terms.TryFind(System.Text.Encoding.UTF8.GetBytes(term.Term), out var entry) ? entry.DocFreq : 0;

    private DocSet Intersect(string? except)
    {
        var set = Found;
        for (int i = 0; i < selections.Count; i++)
            if (selections[i].Field != except) set = SetWork.And(matcher.Context, set, Chosen[i]);
        return SetWork.Compact(set);
    }

    private DocSet SelectionsOnly()
    {
        var set = matcher.WithoutDeleted(Chosen[0]);
        for (int i = 1; i < selections.Count; i++) set = SetWork.And(matcher.Context, set, Chosen[i]);
        return set;
    }
}
