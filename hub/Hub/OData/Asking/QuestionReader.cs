using Hub.Catalogue;
using Microsoft.OData.UriParser;

namespace Hub.OData;

/// <summary>Reads the query options of a request for entities.</summary>
/// <param name="parser">The URI parser of the request.</param>
/// <param name="options">The query options.</param>
/// <param name="shape">The entity set.</param>
/// <param name="translator">Translates expressions about it.</param>
internal sealed class QuestionReader(ODataUriParser parser, QueryOptions options, EntityShape shape, ExpressionTranslator translator)
{
    private const int MostSortKeys = 10;

    /// <summary>The question.</summary>
    /// <param name="within">The condition that the path sets.</param>
    /// <param name="pageSize">What the client prefers; null for the default.</param>
    /// <exception cref="ODataRefusedException">An option is not understood, or asks for too much.</exception>
    public ODataQuestion Read(CatalogueExpression? within, int? pageSize)
    {
        var from = options["$skiptoken"] is { } token ? SkipToken.Read(token) : null;
        return new ODataQuestion
        {
            Shape = shape,
            Search = options["$search"],
            Filter = Both(within, parser.ParseFilter() is { } filter ? translator.Translate(filter.Expression) : null),
            Sort = Sort(),
            Top = from is null ? parser.ParseTop() : from.Left,
            Skip = from?.Skip ?? parser.ParseSkip() ?? 0,
            Count = parser.ParseCount() ?? false,
            Selection = Selected(),
            Facets = FacetNames.Parse(shape, options[FacetNames.Option]),
            From = from,
            PageSize = Math.Clamp(pageSize ?? ODataQuestion.DefaultPageSize, 1, CatalogueLimits.MaxPageSize),
        };
    }

    /// <summary>Both conditions.</summary>
    public static CatalogueExpression? Both(CatalogueExpression? first, CatalogueExpression? second) =>
        first is null ? second : second is null ? first : new AndExpression([first, second]);

    private Selection Selected()
    {
        var computed = parser.ParseCompute()?.ComputedItems.Select(item => (item.Alias, translator.Translate(item.Expression))).ToArray() ?? [];
        return new SelectionReader(shape, translator).Read(parser.ParseSelectAndExpand(), computed);
    }

    private List<SortKey> Sort() => SortReader.Read(parser.ParseOrderBy(), shape, translator, MostSortKeys);
}
