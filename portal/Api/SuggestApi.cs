using Hub.Catalogue;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Hub.Portal.Api;

/// <summary>Completions of what is typed into the search box, for its script and for other programs.</summary>
public static class SuggestApi
{
    private const int Most = 12;

    /// <summary>Maps <c>/api/suggest</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapSuggest(this IEndpointRouteBuilder routes) => routes.MapGet("/api/suggest", Find)
        .WithTags("Search")
        .WithSummary("Completions of q, out of the datasets that the chosen facet values leave; parameters as those of /datasets");

    private static Ok<IReadOnlyList<CatalogueCompletion>> Find(HttpRequest request, CatalogueReader catalogue, CancellationToken cancellationToken) =>
        TypedResults.Ok(catalogue.Complete(CatalogueQueryString.Parse(request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))), Most, cancellationToken));
}
