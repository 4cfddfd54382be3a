using System.Globalization;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Tests.Parity;

/// <summary>A query as the oracle describes it in one line.</summary>
public static class QueryLine
{
    /// <summary>The line.</summary>
    public static string Of(Query query) => query switch
    {
        TermQuery q => $"term({q.Field}:{q.Term})",
        PrefixQuery q => $"prefix({q.Field}:{q.Prefix})",
        WildcardQuery q => $"wildcard({q.Field}:{q.Pattern})",
        RegexpQuery q => $"regexp({q.Field}:/{q.Pattern}/)",
        FuzzyQuery q => $"fuzzy({q.Field}:{q.Term},{q.MaxEdits},{q.PrefixLength})",
        TermRangeQuery q => $"range({q.Field},{End(q.Lower)},{End(q.Upper)},{Truth(q.IncludeLower)},{Truth(q.IncludeUpper)})",
        BoostQuery q => string.Create(CultureInfo.InvariantCulture, $"boost({Of(q.Inner)},{BitConverter.SingleToInt32Bits(q.Factor)})"),
        SynonymQuery q => $"synonym({string.Join('|', q.Terms.Select(term => $"{q.Field}:{term}"))})",
        PhraseQuery q => $"phrase({string.Join(',', q.Places.Select(place => Place(q.Field, place)))}~{q.Slop})",
        MatchAllQuery => "all",
        MatchNoneQuery => "bool(;;)",
        BooleanQuery q => $"bool({Lines(q.Must)};{Lines(q.Should)};{Lines(q.MustNot)})",
        DisjunctionMaxQuery q => $"max({Lines(q.Alternatives)})",
        _ => query.ToString(),
    };

    private static string Lines(IEnumerable<Query> queries) => string.Join(' ', queries.Select(Of));

    private static string Place(string field, PhrasePlace place) => $"{place.Position}={string.Join('|', place.Terms.Select(term => $"{field}:{term}"))}";

    private static string End(string? term) => term is null ? "*" : $"'{term}'";

    private static string Truth(bool value) => value ? "true" : "false";
}
