using System.Text;
using Hub.Indexing.Queries;
using Hub.Indexing.Regexps;
using Hub.Indexing.Segments;
using Hub.Indexing.Terms;

namespace Hub.Indexing.Matching;

/// <summary>Finds the terms of a segment that a query stands for.</summary>
internal static class TermExpansion
{
    internal delegate void Found(FieldReader reader, in TermEntry entry);

    internal static void Expand(SearchContext context, Segment segment, Query query, Found found)
    {
        switch (query)
        {
            case TermQuery term: Each(segment, term.Field, [term.Term], found); break;
            case TermsQuery terms: Each(segment, terms.Field, terms.Terms, found); break;
            case SynonymQuery synonym: Each(segment, synonym.Field, synonym.Terms, found); break;
            case BlendedTermsQuery blended: Each(segment, blended.Field, blended.Terms.Select(t => t.Term), found); break;
            case PrefixQuery prefix: Scan(context, segment, prefix.Field, Encoding.UTF8.GetBytes(prefix.Prefix), null, found); break;
            case TermRangeQuery range: Range(context, segment, range, found); break;
            case WildcardQuery wildcard: ExpandWildcard(context, segment, wildcard, found); break;
            case RegexpQuery regexp:
                var pattern = Regexp(context, regexp.Pattern);
                Scan(context, segment, regexp.Field, pattern.Prefix(), cursor => pattern.IsMatch(cursor.Term), found);
                break;
            case KeywordPredicateQuery predicate:
                Scan(context, segment, predicate.Field, [], cursor => predicate.Accepts(cursor.Text), found);
                break;
            default: throw new QueryRefusedException($"A query of the kind {query.GetType().Name} cannot be asked of terms.");
        }
    }

    private static TermRegexp Regexp(SearchContext context, string pattern)
    {
        try
        {
            return new(pattern, context.CancellationToken);
        }
        catch (RegexpSyntaxException e)
        {
            throw new QueryRefusedException($"The regular expression /{pattern}/ is wrong at character {e.Position + 1}: {e.Message}.");
        }
    }

    private static void Each(Segment segment, string field, IEnumerable<string> terms, Found found)
    {
        if (segment.Field(field) is not { HasTerms: true } reader) return;
        foreach (string term in terms.Distinct(StringComparer.Ordinal))
            if (reader.Terms.TryFind(Encoding.UTF8.GetBytes(term), out var entry)) found(reader, entry);
    }

    private static void ExpandWildcard(SearchContext context, Segment segment, WildcardQuery query, Found found)
    {
        var pattern = new TermPattern(query.Pattern);
        Scan(context, segment, query.Field, pattern.Prefix, pattern.IsPrefixOnly ? null : cursor => pattern.IsMatch(cursor.Term), found);
    }

    private static void Scan(SearchContext context, Segment segment, string field, byte[] prefix, Predicate<TermCursor>? accepts, Found found)
    {
        if (segment.Field(field) is not { HasTerms: true } reader) return;
        var cursor = new TermCursor(reader.Terms);
        int read = 0;
        for (bool more = cursor.SeekAtLeast(prefix); more && cursor.Term.StartsWith(prefix); more = cursor.MoveNext())
        {
            if ((++read & 1023) == 0) context.ReadTerms(1024);
            if (accepts is null || accepts(cursor)) found(reader, cursor.Entry());
        }
        context.ReadTerms(read & 1023);
    }

    private static void Range(SearchContext context, Segment segment, TermRangeQuery range, Found found)
    {
        if (segment.Field(range.Field) is not { HasTerms: true } reader) return;
        byte[] lower = Encoding.UTF8.GetBytes(range.Lower ?? "");
        byte[]? upper = range.Upper is null ? null : Encoding.UTF8.GetBytes(range.Upper);
        var cursor = new TermCursor(reader.Terms);
        bool more = cursor.SeekAtLeast(lower);
        if (more && range.Lower is not null && !range.IncludeLower && cursor.Term.SequenceEqual(lower)) more = cursor.MoveNext();
        for (; more && !IsPast(cursor.Term, upper, range.IncludeUpper); more = cursor.MoveNext())
        {
            context.ReadTerms(1);
            found(reader, cursor.Entry());
        }
    }

    private static bool IsPast(ReadOnlySpan<byte> term, byte[]? upper, bool includeUpper)
    {
        if (upper is null) return false;
        int order = term.SequenceCompareTo(upper);
        return order > 0 || (order == 0 && !includeUpper);
    }
}
