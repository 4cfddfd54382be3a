using Hub.Catalogue;
using Microsoft.OData.UriParser;

namespace Hub.OData;

/// <summary>Makes properties of the URI parser's nodes.</summary>
/// <param name="shape">The entity set that expressions are about.</param>
/// <param name="names">How the names of dynamic properties are spelt in the records.</param>
internal sealed class PropertyNodes(EntityShape shape, OpenNames names)
{
    private const string It = "$it";
    private readonly Dictionary<string, EntityShape> ranges = new(StringComparer.Ordinal);

    /// <summary>The list that a lambda expression goes through, whose variable is known from now on.</summary>
    public string Enter(LambdaNode lambda)
    {
        string collection = Collection(lambda.Source);
        if (lambda.Source is CollectionNavigationNode && lambda.CurrentRangeVariable is { } variable) ranges[variable.Name] = shape.To(collection)!;
        return collection;
    }

    /// <summary>The property that a node reads.</summary>
    /// <exception cref="ODataRefusedException">The node is no property that can be decided on.</exception>
    public PropertyExpression Of(QueryNode node) => node switch
    {
        SingleValuePropertyAccessNode property => new PropertyExpression(property.Property.Name, Variable(property.Source)),
        SingleValueOpenPropertyAccessNode open => Open(open.Name, Variable(open.Source)),
        NonResourceRangeVariableReferenceNode variable => new PropertyExpression("", variable.Name == It ? null : variable.Name),
        CountNode count => new PropertyExpression(Collection(count.Source) + RecordProperty.CountOf, Owner(count.Source)),
        _ => throw Unsupported($"A {node?.Kind.ToString() ?? "gap"}", "Use comparisons, and, or, not, in, any, all and the functions that the README lists"),
    };

    /// <summary>What a call of <see cref="FilterFunctions.Counted"/> counts.</summary>
    /// <param name="call">The call: of the list's number and the condition's text.</param>
    /// <param name="translator">Translates expressions about the set.</param>
    /// <exception cref="ODataRefusedException">It counts no list of the entity itself.</exception>
    public CatalogueExpression Counted(SingleValueFunctionCallNode call, ExpressionTranslator translator)
    {
        QueryNode[] arguments = [.. call.Parameters];
        if (arguments is not [var number, ConstantNode { Value: string condition }] || (number is ConvertNode convert ? convert.Source : number) is not CountNode { Source: var list })
            throw new ODataRefusedException(400, "syntax", "What is counted must be a list, such as Files/$count($filter=SizeBytes gt 1000).", "$filter");
        if (Owner(list) is not null) throw Unsupported("A count under a condition inside any or all", "Count the lists of the entity itself, such as Files/$count($filter=SizeBytes gt 1000)");
        string collection = Collection(list);
        return new CountExpression(collection, translator.For(shape.To(collection) ?? shape).Translate(ElementCondition.Parse(list.ItemType.Definition, condition)));
    }

    private PropertyExpression Open(string property, string? variable) =>
        new(names.Key(variable is null ? shape : ranges.GetValueOrDefault(variable, shape), property), variable);

    private static string Collection(QueryNode source) => source switch
    {
        CollectionPropertyAccessNode property => property.Property.Name,
        CollectionComplexNode complex => complex.Property.Name,
        CollectionNavigationNode navigation => navigation.NavigationProperty.Name,
        _ => throw Unsupported(source.Kind.ToString(), "any and all are asked of the lists of a dataset: Organisms, Keywords, Files"),
    };

    private static string? Owner(CollectionNode source) => source switch
    {
        CollectionPropertyAccessNode property => Variable(property.Source),
        CollectionComplexNode complex => Variable(complex.Source),
        CollectionNavigationNode navigation => Variable(navigation.Source),
        _ => null,
    };

    private static string? Variable(QueryNode? source) => source switch
    {
        null => null,
        ResourceRangeVariableReferenceNode variable => variable.Name == It ? null : variable.Name,
        NonResourceRangeVariableReferenceNode variable => variable.Name == It ? null : variable.Name,
        _ => throw Unsupported("A path of several steps", "Use any() on the list, such as Organisms/any(o: o/Name eq 'Homo sapiens')"),
    };

    private static ODataRefusedException Unsupported(string what, string instead) =>
        new(501, "expression-unsupported", $"{what} is not supported in an expression. {instead}.", "$filter");
}
