namespace Hub.Catalogue;

/// <summary>
/// An expression over the properties of one dataset, file or component: a condition, or a value inside one. Null is a value of its own,
/// and conditions have three outcomes as in OData: only what is true is found, whereas <c>not</c> of unknown stays unknown.
/// </summary>
public abstract record CatalogueExpression
{
    private protected CatalogueExpression()
    {
    }
}
