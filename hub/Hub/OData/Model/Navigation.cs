using Hub.Catalogue;

namespace Hub.OData;

/// <summary>A way from an entity to others.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Set">The entity set it leads to.</param>
/// <param name="Condition">What those others have in common, given the values of the entity's key.</param>
internal sealed record Navigation(string Name, string Set, Func<IReadOnlyList<string>, CatalogueExpression> Condition)
{
    /// <summary>To the entities of the set of that name with a property that holds the first value of the key.</summary>
    public static Navigation By(string name, string property) => new(name, name, key => Is(new PropertyExpression(property), key[0]));

    /// <summary>To entities with a list of texts that contains a value of the key.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="set">The entity set it leads to.</param>
    /// <param name="list">The list.</param>
    /// <param name="place">Which value of the key.</param>
    public static Navigation ByList(string name, string set, string list, int place = 0) =>
        new(name, set, key => new AnyExpression(list, "x", Is(new PropertyExpression("", "x"), key[place])));

    private static ComparisonExpression Is(CatalogueExpression left, string key) => new(ComparisonOperator.Equal, left, new ConstantExpression(key));
}
