using System.Collections.Frozen;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Writes an expression as <c>$filter</c> has it, so that it is read back as the same.</summary>
internal sealed class FilterText(EntityShape shape)
{
    private static readonly FrozenDictionary<ComparisonOperator, string> Comparisons = new Dictionary<ComparisonOperator, string>
    {
        [ComparisonOperator.Equal] = "eq",
        [ComparisonOperator.NotEqual] = "ne",
        [ComparisonOperator.Greater] = "gt",
        [ComparisonOperator.GreaterOrEqual] = "ge",
        [ComparisonOperator.Less] = "lt",
        [ComparisonOperator.LessOrEqual] = "le",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<ArithmeticOperator, string> Arithmetics = new Dictionary<ArithmeticOperator, string>
    {
        [ArithmeticOperator.Add] = "add",
        [ArithmeticOperator.Subtract] = "sub",
        [ArithmeticOperator.Multiply] = "mul",
        [ArithmeticOperator.Divide] = "div",
        [ArithmeticOperator.Modulo] = "mod",
    }.ToFrozenDictionary();

    /// <summary>The text of an expression.</summary>
    public string Print(CatalogueExpression expression) => expression switch
    {
        ConstantExpression constant => Literal(constant.Value),
        PropertyExpression property => Property(property),
        CallExpression { Function: CatalogueFunction.Cast, Arguments: [var value, ConstantExpression { Value: string type }] } => $"cast({Print(value)},{type})",
        CallExpression call => $"{FilterFunctions.Name(call.Function)}({string.Join(',', call.Arguments.Select(Print))})",
        ArithmeticExpression sum => $"({Print(sum.Left)} {Arithmetics[sum.Operator]} {Print(sum.Right)})",
        ComparisonExpression pair => $"{Print(pair.Left)} {Comparisons[pair.Operator]} {Print(pair.Right)}",
        InExpression list => $"{Print(list.Operand)} in ({string.Join(',', list.Values.Select(Literal))})",
        AndExpression and => string.Join(" and ", and.Conditions.Select(Bracketed)),
        OrExpression or => string.Join(" or ", or.Conditions.Select(Bracketed)),
        NotExpression not => $"not ({Print(not.Condition)})",
        AnyExpression any => any.Condition is null ? $"{any.Collection}/any()" : $"{any.Collection}/any({any.Variable}: {Print(any.Condition)})",
        AllExpression all => $"{all.Collection}/all({all.Variable}: {Print(all.Condition)})",
        _ => throw new ArgumentException($"An expression of type {expression.GetType().Name} has no text.", nameof(expression)),
    };

    private string Bracketed(CatalogueExpression condition) => condition is AndExpression or OrExpression ? $"({Print(condition)})" : Print(condition);

    private string Property(PropertyExpression property)
    {
        if (property.Name.Length == 0) return property.Variable!;
        bool declared = property.Variable is not null || shape.Fields.Properties.Any(each => each.Name == property.Name);
        string name = declared ? property.Name : OpenNames.Property(shape, property.Name);
        return property.Variable is null ? name : $"{property.Variable}/{name}";
    }

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        TimeSpan duration => $"duration'{System.Xml.XmlConvert.ToString(duration)}'",
        _ => JsonValues.Text(value),
    };
}
