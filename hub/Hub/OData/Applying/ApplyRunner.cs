using System.Globalization;
using Microsoft.OData.UriParser.Aggregation;

namespace Hub.OData;

/// <summary>Carries out <c>$apply</c>, transformation by transformation: conditions and groups by the index, the rest on the groups.</summary>
/// <param name="parser">Reads what the URI parser can.</param>
/// <param name="grouping">Groups entities.</param>
internal sealed class ApplyRunner(ApplyParser parser, ApplyGrouping grouping)
{
    /// <summary>Carries out a sequence of transformations.</summary>
    /// <param name="state">Where it begins.</param>
    /// <param name="text">The transformations, parted by slashes.</param>
    /// <exception cref="ODataRefusedException">One is not understood, or not possible where it stands.</exception>
    public ApplyState Run(ApplyState state, string text)
    {
        foreach (string step in ApplyText.Split(text, '/'))
        {
            var (name, inside) = ApplyText.Call(step);
            state = name switch
            {
                "identity" => state,
                "filter" => Filter(state, inside),
                "search" => Search(state, inside),
                "groupby" or "aggregate" => Group(state, step, name, inside),
                "compute" => Compute(state, step),
                "concat" => Concat(state, inside),
                "orderby" or "skip" or "top" => TableSteps.IsTable(state) ? TableSteps.Cut(parser, state, name, inside) : EntitySteps.Cut(parser, state, name, inside),
                _ => Ranked(state, name, inside),
            };
        }
        return state;
    }

    private ApplyState Filter(ApplyState state, string inside)
    {
        var condition = parser.Condition(state, inside);
        if (state.Table is null) return EntitySteps.Uncut(state, "filter").Where(condition);
        return state with { Table = TableSteps.Where(state.Table, condition) };
    }

    private static ApplyState Search(ApplyState state, string inside)
    {
        if (state.Table is not null) throw ApplyText.Refused("searches after an aggregation, where there is no text any more");
        return state with { Question = state.Question with { Search = EntitySteps.Both(EntitySteps.Uncut(state, "search").Question.Search, inside) } };
    }

    private ApplyState Group(ApplyState state, string step, string name, string inside)
    {
        if (name == "groupby" && Rollup.Expand(inside) is { } variants)
            return Joined(state, [.. variants.Select(variant => Run(state, variant))]);
        var node = parser.Step(state, step);
        var plan = GroupPlan.Of(node);
        var table = state.Table is null ? grouping.OfEntities(EntitySteps.Uncut(state, name).Question, plan) : TableGrouping.Of(state.Table, plan);
        return state with { Table = table };
    }

    private ApplyState Compute(ApplyState state, string step)
    {
        var computed = ((ComputeTransformationNode)parser.Step(state, step)).Expressions.Select(each => (each.Alias, parser.Translate(state, each.Expression))).ToArray();
        if (state.Table is not null) return state with { Table = TableSteps.Compute(state.Table, computed) };
        var selection = state.Question.Selection;
        return state with { Question = state.Question with { Selection = selection with { Computed = [.. selection.Computed, .. computed] } } };
    }

    private ApplyState Concat(ApplyState state, string inside) => Joined(state, [.. ApplyText.Split(inside, ',').Select(sequence => Run(state, sequence))]);

    private static ApplyState Joined(ApplyState state, IReadOnlyList<ApplyState> parts)
    {
        if (parts.Any(part => part.Table is null)) throw ApplyText.Refused("joins sequences that do not all aggregate; give each a groupby or aggregate");
        var tables = parts.Select(part => part.Table!).ToArray();
        var columns = tables.SelectMany(table => table.Columns).Distinct(StringComparer.Ordinal);
        return state with { Table = new ApplyTable([.. columns], [.. tables.SelectMany(table => table.Rows)]) };
    }

    private ApplyState Ranked(ApplyState state, string name, string inside)
    {
        if (!RankedCut.Names.Contains(name)) throw ApplyText.Refused($"has no transformation \"{(name.Length > 40 ? name[..40] + "…" : name)}\"");
        if (ApplyText.Split(inside, ',') is not [var amount, var expression] || !decimal.TryParse(amount, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) || number < 0)
            throw ApplyText.Refused($"needs a number and an expression in {name}, such as {name}(5,Count)");
        var ranked = parser.Expression(state, expression);
        return state.Table is null ? EntitySteps.Ranked(state, name, number, ranked) : state with { Table = RankedCut.Of(state.Table, name, number, ranked) };
    }
}
