using Hub.Catalogue;
using Microsoft.OData.UriParser;

namespace Hub.OData;

/// <summary>The operators.</summary>
internal static class Operators
{
    /// <summary>The expression of an operator with two sides.</summary>
    public static CatalogueExpression Of(BinaryOperatorKind kind, CatalogueExpression left, CatalogueExpression right) => kind switch
    {
        BinaryOperatorKind.And => new AndExpression([.. Flat<AndExpression>(left, and => and.Conditions), .. Flat<AndExpression>(right, and => and.Conditions)]),
        BinaryOperatorKind.Or => new OrExpression([.. Flat<OrExpression>(left, or => or.Conditions), .. Flat<OrExpression>(right, or => or.Conditions)]),
        BinaryOperatorKind.Equal => new ComparisonExpression(ComparisonOperator.Equal, left, right),
        BinaryOperatorKind.NotEqual => new ComparisonExpression(ComparisonOperator.NotEqual, left, right),
        BinaryOperatorKind.GreaterThan => new ComparisonExpression(ComparisonOperator.Greater, left, right),
        BinaryOperatorKind.GreaterThanOrEqual => new ComparisonExpression(ComparisonOperator.GreaterOrEqual, left, right),
        BinaryOperatorKind.LessThan => new ComparisonExpression(ComparisonOperator.Less, left, right),
        BinaryOperatorKind.LessThanOrEqual => new ComparisonExpression(ComparisonOperator.LessOrEqual, left, right),
        _ => new ArithmeticExpression(Arithmetic(kind), left, right),
    };

    /// <summary>The expression of an operator with one side.</summary>
    public static CatalogueExpression Of(UnaryOperatorKind kind, CatalogueExpression operand) => kind == UnaryOperatorKind.Not
        ? new NotExpression(operand)
        : new ArithmeticExpression(ArithmeticOperator.Subtract, new ConstantExpression(0L), operand);

    private static ArithmeticOperator Arithmetic(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => ArithmeticOperator.Add,
        BinaryOperatorKind.Subtract => ArithmeticOperator.Subtract,
        BinaryOperatorKind.Multiply => ArithmeticOperator.Multiply,
        BinaryOperatorKind.Divide => ArithmeticOperator.Divide,
        BinaryOperatorKind.Modulo => ArithmeticOperator.Modulo,
        _ => throw new ODataRefusedException(501, "operator-unsupported", $"The operator {kind} is not supported.", "$filter"),
    };

    private static IEnumerable<CatalogueExpression> Flat<T>(CatalogueExpression side, Func<T, IReadOnlyList<CatalogueExpression>> parts)
        where T : CatalogueExpression => side is T same ? parts(same) : [side];
}
