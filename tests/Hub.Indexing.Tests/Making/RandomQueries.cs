using Hub.Indexing.Queries;

namespace Hub.Indexing.Tests.Making;

/// <summary>Queries of every kind, nested, drawn from the same vocabulary as <see cref="RandomDocuments"/>.</summary>
public sealed class RandomQueries(RandomDocuments source)
{
    private readonly Random random = source.Random;

    public Query Query(int depth = 3) => depth > 0 && random.Next(3) > 0 ? Compound(depth - 1) : random.Next(2) == 0 ? Words() : Values();

    private Query Compound(int depth) => random.Next(6) switch
    {
        0 => new BoostQuery(Query(depth), random.Next(1, 5) / 2f),
        1 => new ConstantScoreQuery(Query(depth)),
        2 => new DisjunctionMaxQuery(Several(depth, 1), 0.25f),
        _ => new BooleanQuery
        {
            Must = Several(depth, 0),
            Should = Several(depth, 0),
            MustNot = random.Next(3) == 0 ? Several(depth, 0) : [],
            Filter = random.Next(3) == 0 ? Several(depth, 0) : [],
            MinimumShouldMatch = random.Next(4) == 0 ? random.Next(3) : 0,
        },
    };

    private Query[] Several(int depth, int least) => [.. Enumerable.Range(0, random.Next(least, 3)).Select(_ => Query(depth))];

    private Query Words()
    {
        string field = random.Next(3) == 0 ? "title" : "text", word = source.Pick(RandomDocuments.Words);
        return random.Next(8) switch
        {
            0 => PhraseQuery.Of(field, word, source.Pick(RandomDocuments.Words)),
            1 => new PhraseQuery(field, [new(0, [word]), new(random.Next(1, 3), [source.Pick(RandomDocuments.Words), source.Pick(RandomDocuments.Words)])]),
            2 => new PrefixQuery(field, char.IsSurrogate(word[0]) ? word[..2] : word[..random.Next(0, 2)]),
            3 => new WildcardQuery(field, random.Next(2) == 0 ? "*i*" : "?" + (char.IsSurrogate(word[0]) ? word[2..] : word[1..])),
            4 => new RegexpQuery(field, "[a-m].*s?"),
            5 => new TermRangeQuery(field, "b", random.Next(2) == 0 ? null : word, random.Next(2) == 0, random.Next(2) == 0),
            _ => new TermQuery(field, word),
        };
    }

    private Query Values()
    {
        string field = random.Next(3) switch { 0 => "one", 1 => "many", _ => "kv.name" + random.Next(30) };
        long from = random.Next(-20, 80);
        return random.Next(10) switch
        {
            0 => new TermsQuery(field, [source.Pick(RandomDocuments.Names), source.Pick(RandomDocuments.Names)]),
            1 => new IntegerRangeQuery(random.Next(2) == 0 ? "size" : "sizes", from, random.Next(2) == 0 ? long.MaxValue : from + 30),
            2 => new DoubleRangeQuery("ratio", -20, from),
            3 => new ExistsQuery(source.Pick(new[] { field, "size", "sizes", "date", "ratio", "text" })),
            4 => new KeywordPredicateQuery(field, v => v.Contains('s')),
            5 => new IntegerPredicateQuery("size", v => v % 3 == 0),
            6 => new DoublePredicateQuery("ratio", v => v > 0),
            7 => new IntegerRangeQuery("date", new DateTime(2003, 1, 1).Ticks, new DateTime(2005, 6, 1).Ticks),
            8 => new MatchAllQuery(),
            _ => new TermQuery(field, source.Pick(RandomDocuments.Names)),
        };
    }
}
