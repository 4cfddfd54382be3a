using System.Text;
using Hub.Indexing.Matching;
using Hub.Indexing.Queries;
using Hub.Indexing.Regexps;

namespace Hub.Indexing.Highlighting;

/// <summary>Which part of a query wants a term.</summary>
/// <param name="field">The field that is highlighted; parts that ask others are left out.</param>
internal sealed class TermTests(string field)
{
    private readonly Dictionary<string, int> exact = [];
    private readonly List<(Predicate<string> Accepts, int Part)> patterns = [];
    private int parts;

    /// <summary>Adds a part that asks for terms; others are left out.</summary>
    public void Add(Query query)
    {
        switch (query)
        {
            case TermQuery term when term.Field == field: AddExact([term.Term]); break;
            case SynonymQuery synonym when synonym.Field == field: AddExact(synonym.Terms); break;
            case TermsQuery any when any.Field == field: AddExact(any.Terms); break;
            default:
                if (Pattern(query) is { } accepts) patterns.Add((accepts, parts++));
                break;
        }
    }

    /// <summary>The part that wants this term; -1 where none does.</summary>
    public int Part(ReadOnlySpan<char> word)
    {
        if (exact.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out int part)) return part;
        if (patterns.Count == 0) return -1;
        string term = word.ToString();
        foreach (var (accepts, wanted) in patterns)
        {
            if (!accepts(term)) continue;
            exact[term] = wanted;
            return wanted;
        }

        return -1;
    }

    private void AddExact(IEnumerable<string> terms)
    {
        foreach (string term in terms) exact.TryAdd(term, parts);
        parts++;
    }

    private Predicate<string>? Pattern(Query query) => query switch
    {
        PrefixQuery prefix when prefix.Field == field => term => term.StartsWith(prefix.Prefix, StringComparison.Ordinal),
        WildcardQuery wildcard when wildcard.Field == field => Bytes(new TermPattern(wildcard.Pattern).IsMatch),
        RegexpQuery regexp when regexp.Field == field => Bytes(new TermRegexp(regexp.Pattern).IsMatch),
        FuzzyQuery fuzzy when fuzzy.Field == field => Near(new FuzzyWord(fuzzy.Term, fuzzy.MaxEdits, fuzzy.PrefixLength)),
        TermRangeQuery range when range.Field == field => term => IsBetween(range, term),
        _ => null,
    };

    private static Predicate<string> Bytes(Func<ReadOnlySpan<byte>, bool> accepts) => term => accepts(Encoding.UTF8.GetBytes(term));

    private static Predicate<string> Near(FuzzyWord word) => term => word.Share(Encoding.UTF8.GetBytes(term)) is not null;

    private static bool IsBetween(TermRangeQuery range, string term)
    {
        int above = range.Lower is null ? 1 : Utf8Order.Instance.Compare(term, range.Lower);
        int below = range.Upper is null ? -1 : Utf8Order.Instance.Compare(term, range.Upper);
        return (above > 0 || (above == 0 && range.IncludeLower)) && (below < 0 || (below == 0 && range.IncludeUpper));
    }
}
