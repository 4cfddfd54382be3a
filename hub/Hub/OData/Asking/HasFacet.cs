using Hub.Catalogue;

namespace Hub.OData;

/// <summary>What a dataset comes with, as conditions: the facet <c>Has</c>.</summary>
internal static class HasFacet
{
    private static readonly (string Id, CatalogueExpression Condition)[] Conditions =
    [
        ("files", new AnyExpression("Files", "x", null)),
        ("components", new AnyExpression("Components", "x", null)),
        ("publication", new AnyExpression("Publications", "x", null)),
        ("references", new AnyExpression("References", "x", null)),
        ("copies", new AnyExpression("Copies", "x", null)),
        ("links", new AnyExpression("Links", "x", null)),
        ("transformation", new AnyExpression("Links", "x", new ComparisonExpression(ComparisonOperator.Greater, new PropertyExpression("TransformationCount", "x"), new ConstantExpression(0L)))),
        ("thumbnail", new ComparisonExpression(ComparisonOperator.NotEqual, new PropertyExpression("ThumbnailUrl"), new ConstantExpression(null))),
    ];

    private static readonly CatalogueExpression Nothing = new AndExpression([.. Conditions.Select(each => new NotExpression(each.Condition))]);

    /// <summary>The condition that selects a value; that of having none of them where <paramref name="id"/> is null.</summary>
    public static CatalogueExpression Condition(string? id) => id is null ? Nothing : Array.Find(Conditions, each => each.Id == id).Condition;

    /// <summary>Whether a condition is one of those: written alike, whatever its variable is called.</summary>
    public static bool Is(CatalogueExpression condition)
    {
        var text = new FilterText(EntityShapes.Datasets);
        string written = text.Print(condition is AnyExpression any ? Renamed(any) : condition);
        return Conditions.Any(each => text.Print(each.Condition) == written) || text.Print(Nothing) == written;
    }

    private static AnyExpression Renamed(AnyExpression any) => any.Condition is ComparisonExpression { Left: PropertyExpression property } comparison
        ? new AnyExpression(any.Collection, "x", comparison with { Left = property with { Variable = "x" } })
        : any with { Variable = "x" };
}
