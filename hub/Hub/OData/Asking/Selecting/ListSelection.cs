using Hub.Catalogue;

namespace Hub.OData;

/// <summary>What of a list inside an entity is to be shown: the options inside <c>$select</c>.</summary>
internal sealed record ListSelection
{
    /// <summary>The members of the elements; null for all.</summary>
    public IReadOnlySet<string>? Members { get; init; }

    /// <summary>A condition on the elements.</summary>
    public CatalogueExpression? Filter { get; init; }

    /// <summary>The order; empty for that of the record.</summary>
    public IReadOnlyList<ComputedKey> Sort { get; init; } = [];

    /// <summary>How many elements to pass over.</summary>
    public long Skip { get; init; }

    /// <summary>The most elements; null for all.</summary>
    public long? Top { get; init; }

    /// <summary>Whether the number of elements is wanted, before they are cut.</summary>
    public bool Count { get; init; }

    /// <summary>The elements of a record's list, and how many there were before they were cut.</summary>
    public (IReadOnlyList<string?[]> Elements, int Total) Of(RecordCollection list, object record)
    {
        var evaluator = new ExpressionEvaluator();
        var elements = list.Elements(record).Where(element => Filter is null || evaluator.Truth(Filter, property => CollectionValues.Member(list, element, property.Name)) == true).ToList();
        var order = elements.Order(Comparer<string?[]>.Create((_, _) => 0));
        foreach (var key in Sort)
        {
            var comparer = Comparer<object?>.Create(Values.NullFirst);
            object? Value(string?[] element) => evaluator.Value(key.Expression, property => CollectionValues.Member(list, element, property.Name));
            order = key.Descending ? order.ThenByDescending(Value, comparer) : order.ThenBy(Value, comparer);
        }
        return ([.. order.Skip((int)Math.Min(Skip, int.MaxValue)).Take((int)Math.Min(Top ?? int.MaxValue, int.MaxValue))], elements.Count);
    }
}
