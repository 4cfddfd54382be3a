using Hub.Catalogue;

namespace Hub.OData;

/// <summary>A way from an entity to others.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Set">The entity set it leads to.</param>
/// <param name="Condition">What those others have in common, given the first value of the entity's key.</param>
internal sealed record Navigation(string Name, string Set, Func<string, CatalogueExpression> Condition)
{
    /// <summary>To entities with a property that holds the key.</summary>
    public static Navigation By(string name, string property) => By(name, name, property);

    /// <summary>To entities with a property that holds the key.</summary>
    public static Navigation By(string name, string set, string property) => new(name, set, key => Is(new PropertyExpression(property), key));

    /// <summary>To entities with a list of texts that contains the key.</summary>
    public static Navigation ByList(string name, string set, string list) => new(name, set, key => new AnyExpression(list, "x", Is(new PropertyExpression("", "x"), key)));

    private static ComparisonExpression Is(CatalogueExpression left, string key) => new(ComparisonOperator.Equal, left, new ConstantExpression(key));
}
