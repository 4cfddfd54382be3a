using Hub.Records;

namespace Hub.Catalogue;

/// <summary>Decides conditions on a whole record: what the index cannot decide from one field alone.</summary>
internal sealed class RecordEvaluator(RecordFields fields)
{
    private readonly ExpressionEvaluator evaluator = new();

    /// <summary>The outcome of a condition for a record; null for unknown.</summary>
    public bool? Truth(CatalogueExpression condition, object record) => condition switch
    {
        AndExpression and => Combine(and.Conditions, record, decisive: false),
        OrExpression or => Combine(or.Conditions, record, decisive: true),
        NotExpression not => Truth(not.Condition, record) is { } truth ? !truth : null,
        AnyExpression any => Some(any.Collection, any.Variable, any.Condition, record, wanted: true),
        AllExpression all => !Some(all.Collection, all.Variable, all.Condition, record, wanted: false),
        _ => Leaf(condition, record),
    };

    /// <summary>The value of an expression for a record; of a property that stands for a list, its first value.</summary>
    public object? Value(CatalogueExpression expression, object record) =>
        evaluator.Value(Counted(expression, record), property => fields.Property(property.Name).Values(record).FirstOrDefault());

    /// <summary>The values of expressions for a record.</summary>
    /// <param name="expressions">The expressions.</param>
    /// <param name="keys">How many of them, the first ones, give a row for each value where they stand for a list; of the others the list is one value.</param>
    /// <param name="record">The record.</param>
    public IEnumerable<object?[]> Rows(IReadOnlyList<CatalogueExpression> expressions, int keys, object record)
    {
        IEnumerable<object?[]> rows = [new object?[expressions.Count]];
        for (int i = 0; i < expressions.Count; i++)
        {
            int place = i;
            object?[]? list = expressions[i] is PropertyExpression property && fields.Property(property.Name) is { Many: true } many ? [.. many.Values(record)] : null;
            object?[] values = list is null ? [Value(expressions[i], record)] : i < keys ? [.. list.DefaultIfEmpty()] : [list];
            rows = rows.SelectMany(row => values.Select(value => (object?[])[.. row[..place], value, .. row[(place + 1)..]]));
        }
        return rows;
    }

    private bool? Combine(IReadOnlyList<CatalogueExpression> conditions, object record, bool decisive)
    {
        bool unknown = false;
        foreach (var condition in conditions)
        {
            var truth = Truth(condition, record);
            if (truth == decisive) return decisive;
            unknown |= truth is null;
        }
        return unknown ? null : !decisive;
    }

    // What is counted becomes the record's number.
    private CatalogueExpression Counted(CatalogueExpression expression, object record) => ExpressionParts.Counts(expression).Count == 0 ? expression : ExpressionParts.Replaced(expression, part => part switch
    {
        TalliedExpression tally => new ConstantExpression(tally.Numbers.GetValueOrDefault(((Dataset)record).Accession)),
        CountExpression count => new ConstantExpression(Number(count, record)),
        _ => null,
    });

    private long Number(CountExpression count, object record)
    {
        var list = fields.Collection(count.Collection);
        return list.Elements(record).LongCount(element => count.Condition is null || evaluator.Truth(count.Condition, property => CollectionValues.Member(list, element, property.Name)) == true);
    }

    private bool Some(string collection, string variable, CatalogueExpression? condition, object record, bool wanted)
    {
        var list = fields.Collection(collection);
        return list.Elements(record).Any(element => condition is null || Holds(element) == wanted);

        bool Holds(string?[] element) => evaluator.Truth(condition, property => property.Variable == variable
            ? CollectionValues.Member(list, element, property.Name)
            : fields.Property(property.Name).Values(record).FirstOrDefault()) == true;
    }

    // A property that stands for a list makes the condition true where it is for any value.
    private bool? Leaf(CatalogueExpression leaf, object record)
    {
        var condition = Counted(leaf, record);
        var properties = ExpressionParts.Properties(condition).Select(property => (property, values: fields.Property(property.Name).Values(record).ToArray())).ToArray();
        var chosen = properties.ToDictionary(each => each.property, object? (_) => null);
        return Choose(0);

        bool? Choose(int place)
        {
            if (place == properties.Length) return evaluator.Truth(condition, property => chosen[property]);
            var (property, values) = properties[place];
            if (values.Length == 0)
            {
                chosen[property] = null;
                return Choose(place + 1);
            }
            bool? last = false;
            foreach (object value in values)
            {
                chosen[property] = value;
                last = Choose(place + 1);
                if (last == true) return true;
            }
            return values.Length == 1 ? last : false;
        }
    }
}
