using System.Text;
using Hub.Indexing.Matching;
using Hub.Indexing.Postings;
using Hub.Indexing.Queries;
using Hub.Indexing.Searching;

namespace Hub.Indexing.Suggesting;

/// <summary>Counts terms in the documents that a query finds, so that nobody is offered what only others may see.</summary>
internal sealed class CountsWithin
{
    private readonly SearchContext context;
    private readonly DocSet[] found;

    internal CountsWithin(SearchContext context, Query within)
    {
        this.context = context;
        var query = QueryRewrite.Rewrite(context, within);
        found = [.. context.Commit.Segments.Select(view => new SegmentMatcher(context, view)).Select(matcher => matcher.WithoutDeleted(matcher.Match(query)))];
    }

    /// <summary>The terms that most of the documents have; of those that equally many have the shortest.</summary>
    /// <param name="field">The field.</param>
    /// <param name="terms">Terms with the documents of the whole index that have them.</param>
    /// <param name="most">How many to give.</param>
    internal IReadOnlyList<TermCount> Best(string field, IEnumerable<TermCount> terms, int most)
    {
        var best = new List<TermCount>();
        foreach (var term in terms.OrderByDescending(term => term.Documents))
        {
            // no later term is in more documents than the whole index has of it
            if (best.Count == most && term.Documents < best[^1].Documents) break;
            long count = Count(field, term.Term);
            if (count == 0) continue;
            best.Add(term with { Documents = count });
            best = [.. best.OrderByDescending(each => each.Documents).ThenBy(each => each.Term.Length).Take(most)];
        }
        return best;
    }

    private long Count(string field, string term)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        byte[] bytes = Encoding.UTF8.GetBytes(term);
        long count = 0;
        for (int s = 0; s < found.Length; s++)
        {
            if (found[s].IsEmpty || context.Commit.Segments[s].Segment.Field(field) is not { HasTerms: true } reader || !reader.Terms.TryFind(bytes, out var entry)) continue;
            count += InBoth(reader.Postings(in entry), found[s]);
        }
        return count;
    }

    private static long InBoth(PostingsList postings, DocSet set)
    {
        var cursor = new PostingsCursor(in postings);
        long count = 0;
        for (int doc = cursor.Next(); doc != PostingsCursor.End; doc = cursor.Next())
            if (set.Contains(doc)) count++;
        return count;
    }
}
