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
    /// <summary>The question.</summary>
    /// <param name="within">The condition that the path sets.</param>
    /// <param name="pageSize">What the client prefers; null for the default.</param>
    /// <exception cref="ODataRefusedException">An option is not understood, or asks for too much.</exception>
    public ODataQuestion Read(CatalogueExpression? within, int? pageSize)
    {
        var from = SkipToken.Of(options);
        // What is computed is read first: the other options may name it.
        var computed = ODataRequest.Understood(Computed, "$compute", options["$compute"]);
        var knowing = translator.Knowing(computed);
        var question = new ODataQuestion
        {
            Shape = shape,
            Search = options["$search"],
            Filter = Both(within, ODataRequest.Understood(() => parser.ParseFilter() is { } filter ? knowing.Translate(filter.Expression) : null, "$filter", options["$filter"])),
            Top = from is null ? ODataRequest.Understood(parser.ParseTop, "$top") : from.Left,
            Skip = from?.Skip ?? ODataRequest.Understood(parser.ParseSkip, "$skip") ?? 0,
            Count = ODataRequest.Understood(parser.ParseCount, "$count") ?? false,
            Selection = ODataRequest.Understood(() => new SelectionReader(shape, knowing).Read(parser.ParseSelectAndExpand(), computed), options["$expand"] is null ? "$select" : "$expand", options["$expand"] ?? options["$select"]),
            Facets = FacetNames.Parse(shape, options[FacetNames.Option]),
            From = from,
            PageSize = Math.Clamp(pageSize ?? ODataQuestion.DefaultPageSize, 1, CatalogueLimits.MaxPageSize),
        };
        return ODataRequest.Understood(() => SortReader.Ordered(parser.ParseOrderBy(), knowing, question), "$orderby", options["$orderby"]);
    }

    /// <summary>Both conditions.</summary>
    public static CatalogueExpression? Both(CatalogueExpression? first, CatalogueExpression? second) =>
        first is null ? second : second is null ? first : new AndExpression([first, second]);

    private (string Name, CatalogueExpression Expression)[] Computed() => [.. parser.ParseCompute()?.ComputedItems.Select(item => (item.Alias, translator.Translate(item.Expression))) ?? []];
}
