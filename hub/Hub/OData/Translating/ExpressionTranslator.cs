using Hub.Catalogue;
using Microsoft.OData.UriParser;

namespace Hub.OData;

/// <summary>Makes of the URI parser's syntax tree an expression of the catalogue.</summary>
/// <param name="shape">The entity set that the expression is about.</param>
/// <param name="names">How the names of dynamic properties are spelt in the records.</param>
/// <param name="now">The moment of the request.</param>
internal sealed class ExpressionTranslator(EntityShape shape, OpenNames names, DateTimeOffset now)
{
    private readonly PropertyNodes properties = new(shape, names);

    /// <summary>A translator of expressions about another entity set.</summary>
    public ExpressionTranslator For(EntityShape other) => new(other, names, now);

    /// <summary>The expression of a node.</summary>
    /// <exception cref="ODataRefusedException">The node is nothing the service can decide.</exception>
    public CatalogueExpression Translate(QueryNode node) => node switch
    {
        ConstantNode constant => Constants.Of(constant.Value),
        ConvertNode convert => Translate(convert.Source),
        BinaryOperatorNode binary => Operators.Of(binary.OperatorKind, Translate(binary.Left), Translate(binary.Right)),
        UnaryOperatorNode unary => Operators.Of(unary.OperatorKind, Translate(unary.Operand)),
        SingleValueFunctionCallNode call => Call(call),
        InNode list => new InExpression(Translate(list.Left), [.. Constants.List(list.Right)]),
        LambdaNode lambda => Lambda(lambda),
        _ => properties.Of(node),
    };

    private CatalogueExpression Lambda(LambdaNode lambda)
    {
        string collection = properties.Enter(lambda);
        string variable = lambda.CurrentRangeVariable?.Name ?? "";
        if (lambda is AllNode) return new AllExpression(collection, variable, Translate(lambda.Body));
        return new AnyExpression(collection, variable, lambda.Body is ConstantNode { Value: true } or null ? null : Translate(lambda.Body));
    }

    private CatalogueExpression Call(SingleValueFunctionCallNode call)
    {
        if (call.Name == "now") return new ConstantExpression(now.ToUniversalTime());
        if (call.Name == "cast") return Translate(call.Parameters.First());
        var function = FilterFunctions.Find(call.Name) ?? throw new ODataRefusedException(
            501, "function-unsupported", $"The function {call.Name} is not supported. Those that are: {string.Join(", ", FilterFunctions.Names)}.", "$filter");
        return new CallExpression(function, [.. call.Parameters.Select(Translate)]);
    }
}
