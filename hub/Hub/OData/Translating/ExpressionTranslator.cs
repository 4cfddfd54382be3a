using Hub.Catalogue;
using Microsoft.OData.UriParser;

namespace Hub.OData;

/// <summary>Makes of the URI parser's syntax tree an expression of the catalogue.</summary>
/// <param name="shape">The entity set that the expression is about.</param>
/// <param name="names">How the names of dynamic properties are spelt in the records.</param>
/// <param name="now">The moment of the request.</param>
/// <param name="hierarchies">Decides the hierarchy functions.</param>
internal sealed class ExpressionTranslator(EntityShape shape, OpenNames names, DateTimeOffset now, HierarchyConditions hierarchies)
{
    private readonly PropertyNodes properties = new(shape, names);

    /// <summary>What is computed of each entity, by name: an expression may name it.</summary>
    public IReadOnlyList<(string Name, CatalogueExpression Expression)> Computed { get; init; } = [];

    /// <summary>A translator of expressions about another entity set.</summary>
    public ExpressionTranslator For(EntityShape other) => new(other, names, now, hierarchies);

    /// <summary>A translator of expressions that may name what is computed besides.</summary>
    public ExpressionTranslator Knowing(IEnumerable<(string Name, CatalogueExpression Expression)> computed) => new(shape, names, now, hierarchies) { Computed = [.. Computed, .. computed] };

    /// <summary>The expression of a node.</summary>
    /// <exception cref="ODataRefusedException">The node is nothing the service can decide.</exception>
    public CatalogueExpression Translate(QueryNode node) => node switch
    {
        ConstantNode constant => Constants.Of(constant),
        ConvertNode convert => Translate(convert.Source),
        BinaryOperatorNode binary => Operators.Of(binary.OperatorKind, Translate(binary.Left), Translate(binary.Right)),
        UnaryOperatorNode unary => Operators.Of(unary.OperatorKind, Translate(unary.Operand)),
        SingleValueFunctionCallNode call => Call(call),
        InNode list => new InExpression(Translate(list.Left), [.. Constants.List(list.Right)]),
        LambdaNode lambda => Lambda(lambda),
        SingleValueOpenPropertyAccessNode { Source: ResourceRangeVariableReferenceNode { Name: "$it" } } open when Alias(open.Name) is { } computed => computed,
        _ => properties.Of(node),
    };

    private CatalogueExpression Lambda(LambdaNode lambda)
    {
        string collection = properties.Enter(lambda);
        string variable = lambda.CurrentRangeVariable?.Name ?? "";
        if (lambda is AllNode) return new AllExpression(collection, variable, Translate(lambda.Body));
        return new AnyExpression(collection, variable, lambda.Body is ConstantNode { Value: true } or null ? null : Translate(lambda.Body));
    }

    private CatalogueExpression? Alias(string name) => Computed.LastOrDefault(each => each.Name == name).Expression;

    private CatalogueExpression Call(SingleValueFunctionCallNode call) => call.Name switch
    {
        "now" => new ConstantExpression(now.ToUniversalTime()),
        "mindatetime" => new ConstantExpression(DateTimeOffset.MinValue),
        "maxdatetime" => new ConstantExpression(DateTimeOffset.MaxValue),
        FilterFunctions.Counted => properties.Counted(call, this),
        HierarchyFunction.Custom => hierarchies.Of([.. call.Parameters.Select(Translate)]),
        _ => new CallExpression(FilterFunctions.Find(call.Name) ?? throw Unknown(call.Name), [.. call.Parameters.Select(Translate)]),
    };

    private static ODataRefusedException Unknown(string function) =>
        new(501, "function-unsupported", $"The function {function} is not supported. Those that are: {string.Join(", ", FilterFunctions.Names)}.", "$filter");
}
