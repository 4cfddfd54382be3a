using System.Text;
using System.Text.RegularExpressions;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Tests.Making;

/// <summary>Answers queries by reading every document from beginning to end, with BM25 as the books have it: slow, short and independent of the engine.</summary>
public sealed class Judge(IReadOnlyCollection<TestDocument> documents)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] TextFields = ["text", "title"];

    private readonly Dictionary<string, (int Documents, double AverageLength)> statistics = [];
    private readonly Dictionary<(string Field, string Term), int> docFreqs = [];

    public IReadOnlyCollection<TestDocument> Documents => documents;

    /// <summary>The documents that match with what they are worth, best first, then by key.</summary>
    public List<(TestDocument Document, double Score)> Find(Query query) =>
        [.. documents.Select(d => (Document: d, Score: Score(query, d))).Where(f => f.Score is not null).Select(f => (f.Document, f.Score!.Value))
            .OrderByDescending(f => (float)f.Value).ThenBy(f => f.Document.Key, StringComparer.Ordinal)];

    public bool Matches(Query query, TestDocument document) => Score(query, document) is not null;

    private double? Score(Query query, TestDocument document) => query switch
    {
        MatchAllQuery => 1,
        MatchNoneQuery => null,
        BoostQuery boost => Score(boost.Inner, document) * boost.Factor,
        ConstantScoreQuery constant => Score(constant.Inner, document) is null ? null : 1,
        TermQuery term => Bm25(term.Field, [term.Term], Count(document, term.Field, term.Term), document),
        PhraseQuery phrase => Bm25(phrase.Field, phrase.Places.SelectMany(p => p.Terms), CountPhrase(document, phrase), document),
        DisjunctionMaxQuery any => Best(any, document),
        BooleanQuery boolean => Combine(boolean, document),
        _ => MatchesConstant(query, document) ? 1 : null,
    };

    private static bool MatchesConstant(Query query, TestDocument document) => query switch
    {
        TermsQuery q => Strings(document, q.Field).Any(q.Terms.Contains),
        KeysQuery q => q.Keys.Contains(document.Key),
        PrefixQuery q => Strings(document, q.Field).Any(t => t.StartsWith(q.Prefix, StringComparison.Ordinal)),
        WildcardQuery q => Strings(document, q.Field).Any(t => Regex.IsMatch(t, "^" + Regex.Escape(q.Pattern).Replace("\\*", ".*").Replace("\\?", "(?:[\ud800-\udbff].|[^\ud800-\udbff])") + "$", RegexOptions.None, Patience)),
        RegexpQuery q => Strings(document, q.Field).Any(t => Regex.IsMatch(t, $"^(?:{q.Pattern})$", RegexOptions.None, Patience)),
        TermRangeQuery q => Strings(document, q.Field).Any(t => InRange(t, q)),
        KeywordPredicateQuery q => document.Keywords(q.Field).Any(t => q.Accepts(t)),
        IntegerRangeQuery q => document.Integers(q.Field).Any(v => v >= q.Minimum && v <= q.Maximum),
        IntegerPredicateQuery q => document.Integers(q.Field).Any(v => q.Accepts(v)),
        DoubleRangeQuery q => document.Ratio >= q.Minimum && document.Ratio <= q.Maximum,
        DoublePredicateQuery q => document.Ratio is { } ratio && q.Accepts(ratio),
        ExistsQuery q => Exists(document, q.Field),
        _ => throw new NotSupportedException(query.GetType().Name),
    };

    private static bool Exists(TestDocument document, string field) =>
        field == "ratio" ? document.Ratio is not null : Strings(document, field).Any() || (!IsText(field) && document.Integers(field).Any() && field is "size" or "sizes" or "date" && document.Integers(field).Any());

    private static bool InRange(string term, TermRangeQuery q)
    {
        int lower = q.Lower is null ? 1 : Compare(term, q.Lower), upper = q.Upper is null ? -1 : Compare(term, q.Upper);
        return (lower > 0 || (lower == 0 && q.IncludeLower)) && (upper < 0 || (upper == 0 && q.IncludeUpper));
    }

    private static int Compare(string one, string other) => Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other));

    private static bool IsText(string field) => TextFields.Contains(field);

    private static IEnumerable<string> Strings(TestDocument document, string field) =>
        IsText(field) ? document.Terms(field).Select(t => t.Term).Distinct() : document.Keywords(field);

    private double? Best(DisjunctionMaxQuery any, TestDocument document)
    {
        double[] scores = [.. any.Alternatives.Select(q => Score(q, document)).OfType<double>()];
        return scores.Length == 0 ? null : scores.Max() + (any.TieBreaker * (scores.Sum() - scores.Max()));
    }

    private double? Combine(BooleanQuery query, TestDocument document)
    {
        if (query.MustNot.Any(q => Matches(q, document)) || query.Filter.Any(q => !Matches(q, document))) return null;
        var must = query.Must.Select(q => Score(q, document)).ToList();
        if (must.Contains(null)) return null;
        double[] should = [.. query.Should.Select(q => Score(q, document)).OfType<double>()];
        int least = query.MinimumShouldMatch > 0 ? query.MinimumShouldMatch : query.Must.Count + query.Filter.Count == 0 ? 1 : 0;
        return should.Length < least ? null : must.Sum(s => s!.Value) + should.Sum();
    }

    private static double Count(TestDocument document, string field, string term) =>
        IsText(field) ? document.Terms(field).Count(t => t.Term == term) : document.Keywords(field).Contains(term) ? 1 : 0;

    private static double CountPhrase(TestDocument document, PhraseQuery phrase)
    {
        if (phrase.Slop > 0) throw new NotSupportedException("Moved terms are judged by Lucene itself.");
        var at = document.Terms(phrase.Field).ToHashSet();
        return at.Select(t => t.Position - phrase.Places[0].Position).Distinct()
            .Count(begin => phrase.Places.All(p => p.Terms.Any(t => at.Contains((t, begin + p.Position)))));
    }

    private double? Bm25(string field, IEnumerable<string> terms, double frequency, TestDocument document)
    {
        if (frequency == 0) return null;
        var (count, average) = Statistics(field);
        double idf = terms.Sum(term => DocFreq(field, term) is var df && df > 0 ? Math.Log(1 + ((count - df + 0.5) / (df + 0.5))) : 0);
        // texts of the tests are shorter than the lengths that lose digits
        double length = IsText(field) ? document.Length(field) : 1;
        return idf * frequency / (frequency + (1.2 * (0.25 + (0.75 * length / average))));
    }

    private (int Documents, double AverageLength) Statistics(string field)
    {
        if (statistics.TryGetValue(field, out var known)) return known;
        var withField = documents.Where(d => Strings(d, field).Any()).ToList();
        return statistics[field] = (withField.Count, withField.Count == 0 ? 0 : withField.Average(d => IsText(field) ? d.Terms(field).Count() : (double)d.Keywords(field).Count()));
    }

    private int DocFreq(string field, string term) =>
        docFreqs.TryGetValue((field, term), out int known) ? known : docFreqs[(field, term)] = documents.Count(d => Count(d, field, term) > 0);
}
