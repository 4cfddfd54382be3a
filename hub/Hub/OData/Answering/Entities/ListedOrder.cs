using Hub.Catalogue;

namespace Hub.OData;

/// <summary>The order of entities that are listed.</summary>
/// <param name="question">The question, which may ask for an order.</param>
/// <param name="evaluator">Computes what they are ordered by.</param>
internal sealed class ListedOrder(ODataQuestion question, RecordEvaluator evaluator) : IComparer<object>
{
    private readonly IReadOnlyList<ComputedKey> keys = question.Computed.Count > 0 ? question.Computed : [.. question.Sort.Select(key => new ComputedKey(new PropertyExpression(key.Field), key.Descending))];

    /// <inheritdoc />
    public int Compare(object? x, object? y)
    {
        foreach (var key in keys)
        {
            int order = Values.NullFirst(evaluator.Value(key.Expression, x!), evaluator.Value(key.Expression, y!));
            if (order != 0) return key.Descending ? -order : order;
        }
        return CodePointComparer.Instance.Compare(Key(question.Shape, x!), Key(question.Shape, y!));
    }

    /// <summary>The first value of an entity's key.</summary>
    public static string Key(EntityShape shape, object record) => (string)EntityAddress.Value(shape, record, shape.Key[0])!;
}
