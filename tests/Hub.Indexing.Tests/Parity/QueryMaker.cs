using Hub.Indexing.Analysis;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Tests.Parity;

/// <summary>Makes queries of every kind at random, from words that occur.</summary>
/// <param name="corpus">Where the words come from.</param>
/// <param name="random">The chance.</param>
public sealed class QueryMaker(ParityCorpus corpus, Random random)
{
    private static readonly EnglishAnalyzer english = new();

    /// <summary>A query of one kind.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["term", "keyword", "phrase", "sloppy", "places", "prefix", "wildcard", "regexp", "fuzzy", "range", "number", "in", "synonym", "bool", "boost", "constant", "max", "all"];

    /// <summary>A query of this kind; other kinds are nested in it up to a depth.</summary>
    public Query Make(string kind, int depth = 0) => kind switch
    {
        "term" => new TermQuery(Field(), Term()),
        "keyword" => new TermQuery("method", Pick("SIM", "cryo-EM", "light sheet", "nothing")),
        "phrase" => Phrase(slop: 0),
        "sloppy" => Phrase(random.Next(1, 8)),
        "places" => Places(),
        "prefix" => new PrefixQuery(Field(), Beginning(1, 4)),
        "wildcard" => new WildcardQuery(Field(), Pattern()),
        "regexp" => new RegexpQuery(Field(), Expression(0)),
        "fuzzy" => new FuzzyQuery(Field(), Misspelt(), random.Next(3), random.Next(3)),
        "range" => Range(),
        "number" => new IntegerRangeQuery("year", 1990 + random.Next(20), 2005 + random.Next(20)),
        "in" => new TermsQuery("organism", ["Mus musculus", Pick("Danio rerio", "nothing", "Homo sapiens")]),
        "synonym" => new SynonymQuery("body", Several(random.Next(1, 5))),
        "boost" => new BoostQuery(Any(depth + 1), Pick(0f, 0.25f, 2f, 3.7f)),
        "constant" => new ConstantScoreQuery(Any(depth + 1)),
        "max" => new DisjunctionMaxQuery([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Any(depth + 1))], Pick(0f, 0.1f, 1f)),
        "bool" => Boolean(depth),
        _ => new MatchAllQuery(),
    };

    /// <summary>A query string in the classic syntax.</summary>
    public string Text()
    {
        var parts = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pick("", "", "", "+", "-") + Pick("", "", "title:") + random.Next(7) switch
        {
            0 => $"\"{Syntax(corpus.Word(random))} {Syntax(corpus.Word(random))}\"~{random.Next(4)}",
            1 => Syntax(Beginning(2, 4)) + "*",
            2 => Syntax(Misspelt()) + "~1",
            3 => $"({Syntax(corpus.Word(random))} AND {Syntax(corpus.Word(random))})^2",
            _ => Syntax(corpus.Word(random)),
        });
        return string.Join(Pick(" ", " ", " AND ", " OR "), parts);
    }

    private static string Syntax(string text) => Queries.Syntax.QueryParser.Escape(text);

    private Query Any(int depth) => Make(depth >= 3 ? Kinds[random.Next(Kinds.Count - 5)] : Kinds[random.Next(Kinds.Count)], depth);

    private BooleanQuery Boolean(int depth)
    {
        var should = Many(depth, random.Next(5));
        return new BooleanQuery
        {
            Must = Many(depth, random.Next(3)),
            Should = should,
            Filter = Many(depth, random.Next(5) == 0 ? 1 : 0),
            MustNot = Many(depth, random.Next(4) == 0 ? 1 : 0),
            MinimumShouldMatch = random.Next(5) == 0 ? random.Next(should.Count + 1) : 0,
        };
    }

    private List<Query> Many(int depth, int count) => [.. Enumerable.Range(0, count).Select(_ => Any(depth + 1))];

    // Neighbours in a real text, some of them moved, so that many phrases are found.
    private PhraseQuery Phrase(int slop)
    {
        var tokens = Sample();
        int start = random.Next(tokens.Count), count = Math.Min(random.Next(2, 5), tokens.Count - start);
        var places = tokens.Skip(start).Take(count).Select(token => new PhrasePlace(token.Position - tokens[start].Position, [token.Term]));
        if (slop > 0 && random.Next(2) == 0) places = places.Select((place, i) => place with { Position = i }).Reverse().Select((place, i) => place with { Position = i });
        return new PhraseQuery("body", [.. places], slop);
    }

    private PhraseQuery Places()
    {
        var phrase = Phrase(random.Next(3));
        return phrase with { Places = [.. phrase.Places.Select(place => random.Next(2) == 0 ? place : place with { Terms = [.. place.Terms.Concat(Several(2)).Distinct()] })] };
    }

    private List<Analysis.Tokens.Placed> Sample()
    {
        while (true)
        {
            var tokens = Analysis.Tokens.Of(english, corpus.Documents[random.Next(corpus.Documents.Count)].Body).SkipLast(1).ToList();
            if (tokens.Count > 1) return tokens;
        }
    }

    private TermRangeQuery Range()
    {
        string[] ends = [Term(), Term()];
        Array.Sort(ends, StringComparer.Ordinal);
        return new TermRangeQuery("title", random.Next(6) == 0 ? null : ends[0], random.Next(6) == 0 ? null : ends[1], random.Next(2) == 0, random.Next(2) == 0);
    }

    private string Term() => random.Next(3) == 0 ? Several(1)[0] : corpus.Terms[random.Next(corpus.Terms.Count)];

    private List<string> Several(int count)
    {
        var terms = new List<string>();
        while (terms.Count < count) terms.AddRange(Analysis.Tokens.Terms(english, corpus.Word(random)).Take(1).Except(terms));
        return terms;
    }

    private string Beginning(int least, int most)
    {
        string term = new([.. Term().Where(char.IsAsciiLetterOrDigit)]);
        return term.Length < least ? "ce" : term[..Math.Min(random.Next(least, most + 1), term.Length)];
    }

    private string Pattern()
    {
        char[] term = [.. Term()];
        if (random.Next(2) == 0) term[random.Next(term.Length)] = '?';
        return Pick("", "", "*") + new string(term)[..Math.Min(term.Length, random.Next(2, 9))] + Pick("", "*", "*?");
    }

    private string Expression(int depth)
    {
        string beginning = Beginning(1, 3);
        return random.Next(depth > 2 ? 8 : 14) switch
        {
            0 => beginning + "[a-m]+.?",
            1 => "~" + beginning + "@",
            2 => $"[^{beginning}].{{2,4}}",
            3 => "\\d{1,3}",
            4 => $"\"{beginning}\".*",
            5 => $"<{random.Next(100)}-{random.Next(2000)}>",
            6 => "(" + beginning + ")?\\w*",
            7 => "[a-c\\-x]*|#",
            8 => $"({Expression(depth + 1)})|{Expression(depth + 1)}",
            9 => $"({Expression(depth + 1)})&({Expression(depth + 1)})",
            10 => $"~({Expression(depth + 1)})",
            11 => $"({Expression(depth + 1)}){Pick("*", "+", "?", "{2}", "{0,2}", "{1,}")}",
            12 => Expression(depth + 1) + "@",
            _ => $"{beginning}({Expression(depth + 1)})?.*",
        };
    }

    private string Misspelt()
    {
        string term = Term();
        int at = random.Next(term.Length);
        return random.Next(4) switch
        {
            0 => term.Remove(at, 1) + "e",
            1 => term.Insert(at, "x"),
            2 when at > 0 => term[..(at - 1)] + term[at] + term[at - 1] + term[(at + 1)..],
            _ => term,
        };
    }

    private string Field() => Pick("body", "body", "title");

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
