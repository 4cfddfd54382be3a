using Hub.Indexing.Queries;

namespace Hub.Catalogue;

/// <summary>Conditions that name what they find one by one.</summary>
internal static class ListedQuery
{
    /// <summary>Where the condition is true; null if it is another one.</summary>
    public static Query? Of(CatalogueExpression condition, CatalogueWords words) => condition switch
    {
        KeysExpression keys => new KeysQuery(keys.Keys),
        DescendantsExpression below => new TermsQuery(DatasetFacets.Field(below.Hierarchy), words.Below(below)),
        _ => null,
    };
}
