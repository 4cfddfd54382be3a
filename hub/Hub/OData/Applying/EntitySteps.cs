using System.Globalization;
using Hub.Catalogue;

namespace Hub.OData;

/// <summary>Transformations of entities before any aggregation.</summary>
/// <param name="parser">Reads what the URI parser can.</param>
/// <param name="reader">Reads from the catalogue what a cut leaves.</param>
internal sealed class EntitySteps(ApplyParser parser, ApplyReader reader)
{
    private const int MostKeys = 10;

    /// <summary>The state, with what a cut left of the entities as a condition.</summary>
    public ApplyState Settled(ApplyState state) => state with { Question = reader.Settled(state.Question) };

    /// <summary>What is left of the entities as the question that the other options ask.</summary>
    public ODataQuestion Merge(ApplyState state, ODataQuestion asked)
    {
        bool narrows = asked.Filter is not null || asked.Search is not null || asked.Sort.Count > 0 || asked.Computed.Count > 0;
        var left = narrows ? reader.Settled(state.Question) : state.Question;
        bool ordered = asked.Sort.Count > 0 || asked.Computed.Count > 0;
        return asked with
        {
            Filter = QuestionReader.Both(left.Filter, asked.Filter),
            Search = Both(left.Search, asked.Search),
            Sort = ordered ? asked.Sort : left.Sort,
            Computed = ordered ? asked.Computed : left.Computed,
            Top = asked.From is null && left.Top is { } top ? Math.Min(asked.Top ?? long.MaxValue, Math.Max(0, top - asked.Skip)) : asked.Top,
            Skip = asked.From is null ? left.Skip + asked.Skip : asked.Skip,
            Selection = asked.Selection with { Computed = [.. left.Selection.Computed, .. asked.Selection.Computed] },
            Generation = reader.Generation,
        };
    }

    /// <summary>The search for both texts.</summary>
    public static string? Both(string? first, string? second) => first is null ? second : second is null ? first : $"({first}) AND ({second})";

    /// <summary>Orders or cuts.</summary>
    public ApplyState Cut(ApplyState state, string name, string inside)
    {
        if (name == "orderby") return Ordered(Settled(state), [.. Keys(inside).Select(key => new ComputedKey(parser.Expression(state, key.Expression), key.Descending))]);
        long number = Number(name, inside);
        var question = state.Question;
        return state with
        {
            Question = name == "top"
                ? question with { Top = Math.Min(number, question.Top ?? long.MaxValue) }
                : question with { Skip = question.Skip + number, Top = question.Top is { } top ? Math.Max(0, top - number) : null },
        };
    }

    /// <summary>The best or worst by an expression: so many, or until their sum reaches an amount or a share of the whole.</summary>
    public ApplyState Ranked(ApplyState state, string name, decimal number, CatalogueExpression expression)
    {
        bool top = name.StartsWith("top", StringComparison.Ordinal);
        var ordered = Ordered(Settled(state), [new ComputedKey(expression, top)]);
        if (name is "topcount" or "bottomcount")
        {
            // What has no value ranks below everything, or is not there to be ranked lowest.
            var sort = ordered.Question.Sort.Select(key => key with { NullsFirst = false }).ToArray();
            return ordered with { Question = ordered.Question with { Sort = sort, Top = (long)Math.Min(Math.Truncate(number), long.MaxValue) } };
        }
        var rows = reader.Rows(ordered.Question, [expression], 1);
        var kept = RankedCut.Of([.. rows.Where(row => row.Values[0] is not null)], row => row.Values[0], name, number);
        return ordered with { Question = ApplyReader.Only(ordered.Question with { Search = null }, [.. kept.Select(row => row.Key)]) };
    }

    /// <summary>A whole number in brackets.</summary>
    public static long Number(string name, string inside) =>
        long.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : throw ApplyText.Refused($"needs a whole number in {name}, such as {name}(10)");

    /// <summary>The keys of an order: expressions, each with <c>asc</c> or <c>desc</c> behind it.</summary>
    public static IReadOnlyList<(string Expression, bool Descending)> Keys(string inside)
    {
        var parts = ApplyText.Split(inside, ',');
        if (parts.Count > MostKeys) throw new ODataRefusedException(400, "limit-orderby", $"At most {MostKeys} keys (limit-orderby) order a result.", "$apply");
        return [.. parts.Select(One)];

        static (string, bool) One(string key)
        {
            bool descending = key.EndsWith(" desc", StringComparison.OrdinalIgnoreCase), ascending = key.EndsWith(" asc", StringComparison.OrdinalIgnoreCase);
            return (descending ? key[..^5] : ascending ? key[..^4] : key, descending);
        }
    }

    private static ApplyState Ordered(ApplyState state, IReadOnlyList<ComputedKey> keys) => state with { Question = SortReader.Ordered(keys, state.Question) };
}
