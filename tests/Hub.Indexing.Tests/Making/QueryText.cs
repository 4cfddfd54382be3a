using Hub.Indexing.Queries;

namespace Hub.Indexing.Tests.Making;

/// <summary>A query as text, for the message of a test that fails.</summary>
public static class QueryText
{
    public static string Of(Query query) => query switch
    {
        BooleanQuery q => $"({All("+", q.Must)}{All("", q.Should)}{All("-", q.MustNot)}{All("#", q.Filter)})~{q.MinimumShouldMatch}",
        BoostQuery q => $"{Of(q.Inner)}^{q.Factor}",
        ConstantScoreQuery q => $"constant({Of(q.Inner)})",
        DisjunctionMaxQuery q => $"best({All("", q.Alternatives)})",
        PhraseQuery q => $"{q.Field}:\"{string.Join(' ', q.Places.Select(p => $"{p.Position}={string.Join('|', p.Terms)}"))}\"~{q.Slop}",
        TermsQuery q => $"{q.Field}:in({string.Join(',', q.Terms)})",
        _ => query.ToString(),
    };

    private static string All(string mark, IEnumerable<Query> queries) => string.Concat(queries.Select(q => mark + Of(q) + " "));
}
