using Microsoft.OData.UriParser;

namespace Hub.OData;

/// <summary>Writes what the URI parser made of a search inside <c>$expand</c> as the text it was.</summary>
internal static class SearchText
{
    /// <summary>The text; null for none.</summary>
    public static string? Of(SearchClause? clause) => clause is null ? null : Of(clause.Expression);

    private static string Of(QueryNode node) => node switch
    {
        SearchTermNode term => term.Text.Any(char.IsWhiteSpace) ? $"\"{term.Text}\"" : term.Text,
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => $"NOT {Of(not.Operand)}",
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } and => $"({Of(and.Left)} AND {Of(and.Right)})",
        BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } or => $"({Of(or.Left)} OR {Of(or.Right)})",
        _ => throw new ODataRefusedException(501, "search-unsupported", "A search inside $expand is made of words, phrases, AND, OR and NOT.", "$expand"),
    };
}
