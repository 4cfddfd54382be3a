using System.Globalization;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Tests.Parity;

/// <summary>A query as the JSON tree that the oracle reads.</summary>
public static class OracleQuery
{
    /// <summary>The tree.</summary>
    public static Dictionary<string, object?> Of(Query query) => query switch
    {
        MatchAllQuery => Node("all"),
        MatchNoneQuery => Node("none"),
        TermQuery q => Node("term", ("field", q.Field), ("value", q.Term)),
        SynonymQuery q => Node("synonym", ("field", q.Field), ("values", q.Terms)),
        TermsQuery q => Node("in", ("field", q.Field), ("values", q.Terms)),
        PrefixQuery q => Node("prefix", ("field", q.Field), ("value", q.Prefix)),
        WildcardQuery q => Node("wildcard", ("field", q.Field), ("value", q.Pattern)),
        RegexpQuery q => Node("regexp", ("field", q.Field), ("value", q.Pattern)),
        FuzzyQuery q => Node("fuzzy", ("field", q.Field), ("value", q.Term), ("edits", q.MaxEdits), ("prefix", q.PrefixLength)),
        TermRangeQuery q => Node("range", ("field", q.Field), ("from", q.Lower), ("to", q.Upper), ("includeFrom", q.IncludeLower), ("includeTo", q.IncludeUpper)),
        IntegerRangeQuery q => Node("long", ("field", q.Field), ("from", Text(q.Minimum)), ("to", Text(q.Maximum))),
        PhraseQuery q => Node("phrase", ("field", q.Field), ("slop", q.Slop), ("terms", q.Places.Select(Place))),
        ConstantScoreQuery q => Node("constant", ("query", Of(q.Inner))),
        BoostQuery q => Node("boost", ("query", Of(q.Inner)), ("by", q.Factor)),
        DisjunctionMaxQuery q => Node("max", ("queries", q.Alternatives.Select(Of)), ("tie", q.TieBreaker)),
        BooleanQuery q => Node("bool", ("must", q.Must.Select(Of)), ("should", q.Should.Select(Of)), ("filter", q.Filter.Select(Of)), ("mustNot", q.MustNot.Select(Of)), ("minimum", q.MinimumShouldMatch)),
        _ => throw new ArgumentException($"The oracle knows no {query.GetType().Name}.", nameof(query)),
    };

    private static Dictionary<string, object?> Place(PhrasePlace place) => new() { ["position"] = place.Position, ["values"] = place.Terms };

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, object?> Node(string kind, params (string Name, object? Value)[] members) =>
        new() { [kind] = members.Where(member => member.Value is not null).ToDictionary(member => member.Name, member => member.Value) };
}
