using Hub.Indexing.Commits;
using Hub.Indexing.Phrases;
using Hub.Indexing.Postings;
using Hub.Indexing.Queries;
using Hub.Indexing.Segments;

namespace Hub.Indexing.Matching;

/// <summary>Finds the documents of one segment that match a query, deleted ones too.</summary>
internal sealed class SegmentMatcher(SearchContext context, SegmentView view)
{
    private readonly int docCount = view.Segment.DocCount;
    private readonly ColumnMatcher columns = new(context, view.Segment);
    private readonly Dictionary<PhraseQuery, PhraseMatches> phrases = new(ReferenceEqualityComparer.Instance);
    private DocSet? live;

    internal SearchContext Context => context;

    internal SegmentView View => view;

    internal Segment Segment => view.Segment;

    /// <summary>The documents that are not deleted.</summary>
    internal DocSet Live => live ??= view.Live is { } words ? DocSet.OfBits(words.Words, docCount) : SetWork.All(context, docCount);

    internal DocSet WithoutDeleted(DocSet set) => view.Live is null ? set : SetWork.And(context, set, Live);

    /// <summary>The documents that match.</summary>
    internal DocSet Match(Query query)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        return query switch
        {
            MatchAllQuery => SetWork.All(context, docCount),
            MatchNoneQuery => DocSet.Empty(docCount),
            BoostQuery boost => Match(boost.Inner),
            ConstantScoreQuery constant => Match(constant.Inner),
            BooleanQuery boolean => MatchBoolean(boolean),
            DisjunctionMaxQuery any => SetWork.Or(context, [.. any.Alternatives.Select(Match)], docCount),
            PhraseQuery phrase => MatchPhrase(phrase),
            _ => MatchLeaf(query),
        };
    }

    /// <summary>A phrase that was matched before, so that its positions are read once; otherwise null.</summary>
    internal PhraseMatches? FoundPhrase(PhraseQuery query) => phrases.GetValueOrDefault(query);

    /// <summary>The postings of all terms that a query of terms stands for.</summary>
    internal IReadOnlyList<PostingsList> Postings(Query query)
    {
        var lists = new List<PostingsList>();
        TermExpansion.Expand(context, Segment, query, (reader, in entry) => lists.Add(reader.Postings(in entry)));
        return lists;
    }

    /// <summary>The documents of a set that match.</summary>
    internal DocSet Restrict(DocSet set, Query query)
    {
        if (set.IsEmpty) return set;
        return IsLazy(query) ? columns.Restrict(set, query) : SetWork.And(context, set, Match(query));
    }

    /// <summary>The clauses that must match; those that leave out nothing are left out, unless there is no other.</summary>
    private static List<Query> Narrowing(BooleanQuery query)
    {
        List<Query> all = [.. query.Must, .. query.Filter], narrowing = [.. all.Where(c => c is not MatchAllQuery)];
        return narrowing.Count > 0 || all.Count == 0 ? narrowing : [all[0]];
    }

    private static bool IsLazy(Query query) => query is IntegerRangeQuery or DoubleRangeQuery or IntegerPredicateQuery or DoublePredicateQuery;

    private DocSet MatchLeaf(Query query) => query is ExistsQuery or KeysQuery || IsLazy(query) ? columns.Match(query) : MatchTerms(query);

    private DocSet MatchTerms(Query query) => PostingsSets.Union(context, Postings(query), docCount);

    private DocSet MatchPhrase(PhraseQuery query)
    {
        var found = FoundPhrase(query) ?? FindPhrase(query);
        return found is null ? DocSet.Empty(docCount) : found.ToSet(docCount);
    }

    private PhraseMatches? FindPhrase(PhraseQuery query)
    {
        if (PhraseMatcher.Create(Segment, query) is not { } matcher) return null;
        var found = new PhraseMatches();
        for (int doc = matcher.Advance(0); doc != PostingsCursor.End; doc = matcher.Advance(doc + 1))
            if (matcher.Matches()) found.Add(doc, matcher.Frequency);
        return phrases[query] = found;
    }

    private DocSet MatchBoolean(BooleanQuery query)
    {
        DocSet? found = null;
        // what is looked up first leaves less for what must be compared document by document
        foreach (var clause in Narrowing(query).OrderBy(c => IsLazy(c) ? 1 : 0))
        {
            found = found is null ? Match(clause) : Restrict(found, clause);
            if (found.IsEmpty) return found;
        }
        if (found is null || query.MinimumShouldMatch > 0)
        {
            if (query.Should.Count == 0) return found is null ? DocSet.Empty(docCount) : query.MinimumShouldMatch > 0 ? DocSet.Empty(docCount) : found;
            var any = SetWork.AtLeast(context, [.. query.Should.Select(Match)], query.MinimumShouldMatch, docCount);
            found = found is null ? any : SetWork.And(context, found, any);
        }
        foreach (var clause in query.MustNot) found = SetWork.AndNot(context, found, Match(clause));
        return found;
    }
}
