using Hub.Indexing.Queries;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Matching;

/// <summary>Finds the 50 terms nearest to a word, as Lucene chooses and weighs them.</summary>
internal static class FuzzyExpansion
{
    private const int MostTerms = 50;

    internal static Query Expand(SearchContext context, FuzzyQuery query)
    {
        var found = Find(context, query);
        if (found.Count == 0) return new MatchNoneQuery();
        var nearest = found.OrderByDescending(f => f.Value.Share).ThenBy(f => f.Key, Utf8Order.Instance).Take(MostTerms).ToList();
        return new BlendedTermsQuery(query.Field, [.. nearest.Select(f => (f.Key, Math.Max(0, f.Value.Share)))], nearest.Max(f => f.Value.DocFreq));
    }

    /// <summary>All terms near enough, the share of the score that each has, and how many documents have it.</summary>
    internal static Dictionary<string, (float Share, long DocFreq)> Find(SearchContext context, FuzzyQuery query)
    {
        var wanted = new FuzzyWord(query.Term, query.MaxEdits, query.PrefixLength);
        var found = new Dictionary<string, (float Share, long DocFreq)>();
        foreach (var view in context.Commit.Segments)
            if (view.Segment.Field(query.Field) is { HasTerms: true } reader) Collect(context, reader.Terms, wanted, found);
        return found;
    }

    private static unsafe void Collect(SearchContext context, TermDictionary terms, FuzzyWord wanted, Dictionary<string, (float Share, long DocFreq)> found)
    {
        var cursor = new TermCursor(terms);
        if (terms.Signatures == null)
        {
            for (bool more = cursor.SeekAtLeast(wanted.Prefix); more && cursor.Term.StartsWith(wanted.Prefix); more = cursor.MoveNext())
            {
                context.ReadTerms(1);
                Check(cursor, wanted, found);
            }
            return;
        }
        context.ReadTerms(terms.Count / 16);
        for (int ordinal = 0; ordinal < terms.Count; ordinal++)
        {
            if (!wanted.MayBe(terms.Signatures[ordinal])) continue;
            cursor.Seek(ordinal);
            Check(cursor, wanted, found);
        }
    }

    private static void Check(TermCursor cursor, FuzzyWord wanted, Dictionary<string, (float Share, long DocFreq)> found)
    {
        if (wanted.Share(cursor.Term) is not { } share) return;
        string term = cursor.Text;
        found[term] = (share, found.GetValueOrDefault(term).DocFreq + cursor.Entry().DocFreq);
    }
}
