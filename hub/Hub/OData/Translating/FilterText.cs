using System.Collections.Frozen;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Writes an expression as <c>$filter</c> has it, so that it is read back as the same.</summary>
/// <param name="shape">The entity set that expressions are about.</param>
/// <param name="element">The set of the entities that a variable stands for; null outside such.</param>
/// <param name="variable">The variable.</param>
internal sealed class FilterText(EntityShape shape, EntityShape? element = null, string? variable = null)
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
        AnyExpression any => any.Condition is null ? $"{any.Collection}/any()" : $"{any.Collection}/any({any.Variable}: {Inside(any.Collection, any.Variable).Print(any.Condition)})",
        AllExpression all => $"{all.Collection}/all({all.Variable}: {Inside(all.Collection, all.Variable).Print(all.Condition)})",
        CountExpression count => count.Condition is null ? $"{count.Collection}/$count" : $"{count.Collection}/$count($filter={new FilterText(shape.To(count.Collection) ?? shape).Print(count.Condition)})",
        _ => throw new ArgumentException($"An expression of type {expression.GetType().Name} has no text.", nameof(expression)),
    };

    private string Bracketed(CatalogueExpression condition) => condition is AndExpression or OrExpression ? $"({Print(condition)})" : Print(condition);

    private FilterText Inside(string list, string name) => shape.To(list) is { } set ? new FilterText(shape, set, name) : this;

    private string Property(PropertyExpression property)
    {
        if (property.Name.Length == 0) return property.Variable ?? "$it";
        var owner = property.Variable is null ? shape : property.Variable == variable ? element : null;
        bool open = owner?.Fields.Open == true && !owner.Fields.Properties.Any(each => each.Name == property.Name);
        string name = open ? OpenNames.Property(owner!, property.Name) : property.Name;
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
