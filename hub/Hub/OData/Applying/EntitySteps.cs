using System.Globalization;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Transformations of entities before any aggregation.</summary>
internal static class EntitySteps
{
    private const int MostKeys = 10;

    /// <summary>The state, if it was not cut yet: what comes after a cut would have to heed it.</summary>
    public static ApplyState Uncut(ApplyState state, string next) => state.Question.Top is null && state.Question.Skip == 0
        ? state
        : throw new ODataRefusedException(501, "apply-order", $"{next} after skip, top or topcount of entities is not supported in $apply. Put it before.", "$apply");

    /// <summary>What is left of the entities as the question that the other options ask.</summary>
    public static ODataQuestion Merge(ApplyState state, ODataQuestion asked)
    {
        var left = state.Question;
        if ((left.Top is not null || left.Skip > 0) && (asked.Filter is not null || asked.Search is not null || asked.Sort.Count > 0))
            throw new ODataRefusedException(501, "apply-order", "$filter, $search and $orderby after skip, top or topcount in $apply are not supported. Put them into $apply before.", "$apply");
        return asked with
        {
            Filter = QuestionReader.Both(left.Filter, asked.Filter),
            Search = Both(left.Search, asked.Search),
            Sort = asked.Sort.Count > 0 ? asked.Sort : left.Sort,
            Top = asked.From is null && left.Top is { } top ? Math.Min(asked.Top ?? long.MaxValue, Math.Max(0, top - asked.Skip)) : asked.Top,
            Skip = asked.From is null ? left.Skip + asked.Skip : asked.Skip,
            Selection = asked.Selection with { Computed = [.. left.Selection.Computed, .. asked.Selection.Computed] },
        };
    }

    /// <summary>The search for both texts.</summary>
    public static string? Both(string? first, string? second) => first is null ? second : second is null ? first : $"({first}) AND ({second})";

    /// <summary>Orders or cuts.</summary>
    public static ApplyState Cut(ApplyParser parser, ApplyState state, string name, string inside)
    {
        var question = state.Question;
        if (name == "orderby") return Uncut(state, name) with { Question = question with { Sort = Sort(parser, state, inside) } };
        long number = Number(name, inside);
        return state with
        {
            Question = name == "top"
                ? question with { Top = Math.Min(number, question.Top ?? long.MaxValue) }
                : question with { Skip = question.Skip + number, Top = question.Top is { } top ? Math.Max(0, top - number) : null },
        };
    }

    /// <summary>The best or worst by a property.</summary>
    public static ApplyState Ranked(ApplyState state, string name, decimal number, CatalogueExpression expression)
    {
        if (name is not ("topcount" or "bottomcount") || expression is not PropertyExpression { Variable: null } property)
            throw new ODataRefusedException(501, "apply-unsupported", $"{name} of entities is supported for topcount and bottomcount by a property. Aggregate before it for the others.", "$apply");
        bool top = name == "topcount";
        return Uncut(state, name) with { Question = state.Question with { Sort = [new Catalogue.SortKey(property.Name, top, NullsFirst: false)], Top = (long)Math.Min(number, long.MaxValue) } };
    }

    /// <summary>A whole number in brackets.</summary>
    public static long Number(string name, string inside) =>
        long.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : throw ApplyText.Refused($"needs a whole number in {name}, such as {name}(10)");

    /// <summary>The keys of an order: expressions, each with <c>asc</c> or <c>desc</c> behind it.</summary>
    public static IEnumerable<(string Expression, bool Descending)> Keys(string inside)
    {
        foreach (string key in ApplyText.Split(inside, ',').Take(MostKeys))
        {
            bool descending = key.EndsWith(" desc", StringComparison.OrdinalIgnoreCase), ascending = key.EndsWith(" asc", StringComparison.OrdinalIgnoreCase);
            yield return (descending ? key[..^5] : ascending ? key[..^4] : key, descending);
        }
    }

    private static IReadOnlyList<Catalogue.SortKey> Sort(ApplyParser parser, ApplyState state, string inside) =>
        [.. Keys(inside).Select(key => parser.Expression(state, key.Expression) is PropertyExpression { Variable: null } property
            ? new Catalogue.SortKey(property.Name, key.Descending, NullsFirst: !key.Descending)
            : throw ApplyText.Refused("orders entities by what is no property"))];
}
