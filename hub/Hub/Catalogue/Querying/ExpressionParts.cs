namespace Hub.Catalogue;

/// <summary>Looks into expressions.</summary>
internal static class ExpressionParts
{
    /// <summary>The expressions directly inside one.</summary>
    public static IEnumerable<CatalogueExpression> Of(CatalogueExpression expression) => expression switch
    {
        CallExpression call => call.Arguments,
        ArithmeticExpression arithmetic => [arithmetic.Left, arithmetic.Right],
        ComparisonExpression comparison => [comparison.Left, comparison.Right],
        InExpression list => [list.Operand],
        AndExpression and => and.Conditions,
        OrExpression or => or.Conditions,
        NotExpression not => [not.Condition],
        AnyExpression { Condition: { } condition } => [condition],
        AllExpression all => [all.Condition],
        _ => [],
    };

    /// <summary>The properties that an expression reads, those of list elements too, each once.</summary>
    public static IReadOnlySet<PropertyExpression> Properties(CatalogueExpression expression)
    {
        var found = new HashSet<PropertyExpression>();
        Collect(expression, found);
        return found;
    }

    /// <summary>Whether a condition compares several properties, so that only the whole record decides it.</summary>
    public static bool NeedRecord(CatalogueExpression condition) => condition switch
    {
        AndExpression or OrExpression or NotExpression => Of(condition).Any(NeedRecord),
        AnyExpression any => ReadsBeyond(any.Variable, any.Condition),
        AllExpression all => ReadsBeyond(all.Variable, all.Condition),
        _ => Properties(condition).Count > 1 || Counts(condition).Any(count => count is CountExpression || Properties(condition).Count > 0),
    };

    /// <summary>Whether a condition on elements reads anything but the element.</summary>
    public static bool ReadsBeyond(string variable, CatalogueExpression? condition) =>
        condition is not null && Properties(condition).Any(property => property.Variable != variable);

    /// <summary>What an expression counts under a condition.</summary>
    public static IReadOnlyList<CatalogueExpression> Counts(CatalogueExpression expression) =>
        expression is CountExpression or TalliedExpression ? [expression] : expression is AnyExpression or AllExpression ? [] : [.. Of(expression).SelectMany(Counts)];

    /// <summary>The same condition about the element itself: its variable's properties become the record's own.</summary>
    public static CatalogueExpression AboutElement(CatalogueExpression expression, string variable) => Replaced(expression, part => part switch
    {
        PropertyExpression property when property.Variable == variable => new PropertyExpression(property.Name),
        PropertyExpression property => throw new CatalogueRefusedException(
            "unsupported-expression",
            $"The property \"{property.Name}\" of the dataset cannot be used inside a condition on its files or components. Compare the element with a fixed value."),
        _ => null,
    });

    /// <summary>The expression with some of its parts replaced; what is asked of the elements of lists stays as it is.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="by">What a part is replaced by; null for the part with its own parts replaced.</param>
    public static CatalogueExpression Replaced(CatalogueExpression expression, Func<CatalogueExpression, CatalogueExpression?> by) => by(expression) ?? expression switch
    {
        CallExpression call => call with { Arguments = [.. call.Arguments.Select(part => Replaced(part, by))] },
        ArithmeticExpression sum => sum with { Left = Replaced(sum.Left, by), Right = Replaced(sum.Right, by) },
        ComparisonExpression pair => pair with { Left = Replaced(pair.Left, by), Right = Replaced(pair.Right, by) },
        InExpression list => list with { Operand = Replaced(list.Operand, by) },
        AndExpression and => new AndExpression([.. and.Conditions.Select(part => Replaced(part, by))]),
        OrExpression or => new OrExpression([.. or.Conditions.Select(part => Replaced(part, by))]),
        NotExpression not => new NotExpression(Replaced(not.Condition, by)),
        _ => expression,
    };

    private static void Collect(CatalogueExpression expression, HashSet<PropertyExpression> found)
    {
        if (expression is PropertyExpression property) found.Add(property);
        foreach (var part in Of(expression)) Collect(part, found);
    }
}
