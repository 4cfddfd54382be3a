using System.Globalization;
using Microsoft.OData.UriParser.Aggregation;

namespace Hub.OData;

/// <summary>Carries out <c>$apply</c>, transformation by transformation: conditions and groups by the index, the rest on the groups.</summary>
internal sealed class ApplyRunner
{
    private const int MostSteps = 200;
    private readonly ApplyParser parser;
    private readonly ApplyGrouping grouping;
    private readonly HierarchySteps hierarchy;
    private int steps;

    /// <summary>A runner.</summary>
    /// <param name="parser">Reads what the URI parser can.</param>
    /// <param name="reader">Reads from the catalogue.</param>
    /// <param name="hierarchies">The hierarchies.</param>
    public ApplyRunner(ApplyParser parser, ApplyReader reader, HierarchyConditions hierarchies)
    {
        this.parser = parser;
        grouping = new ApplyGrouping(reader);
        Entities = new EntitySteps(parser, reader);
        hierarchy = new HierarchySteps(hierarchies, reader, Run);
    }

    /// <summary>Transformations of entities.</summary>
    public EntitySteps Entities { get; }

    /// <summary>Carries out a sequence of transformations.</summary>
    /// <param name="state">Where it begins.</param>
    /// <param name="text">The transformations, parted by slashes.</param>
    /// <exception cref="ODataRefusedException">One is not understood, or not possible where it stands.</exception>
    public ApplyState Run(ApplyState state, string text)
    {
        foreach (string step in ApplyText.Split(text, '/'))
        {
            if (++steps > MostSteps) throw ApplyText.Refused($"has more than {MostSteps} transformations in all its sequences (limit-steps)");
            var (name, inside) = ApplyText.Call(step);
            state = name switch
            {
                "identity" => state,
                "filter" => Filter(state, inside),
                "search" => Search(state, inside),
                "groupby" or "aggregate" => Group(state, step, name, inside),
                "compute" => Compute(state, ComputeText.Rewrite("$apply", inside)),
                "concat" => Joined(state, ApplyText.Split(inside, ',')),
                "orderby" or "skip" or "top" => state.Table is not null ? TableSteps.Cut(parser, state, name, inside) : Entities.Cut(state, name, inside),
                _ when HierarchySteps.Names.Contains(name) => hierarchy.Apply(state.Table is null ? Entities.Settled(state) : state, name, inside),
                _ => Ranked(state, name, inside),
            };
        }
        return state;
    }

    private ApplyState Filter(ApplyState state, string inside)
    {
        var condition = parser.Condition(state, inside);
        if (state.Table is null) return Entities.Settled(state).Where(condition);
        return state with { Table = TableSteps.Where(state.Table, condition) };
    }

    private ApplyState Search(ApplyState state, string inside)
    {
        if (state.Table is not null) throw ApplyText.Refused("searches after an aggregation, where there is no text any more");
        var settled = Entities.Settled(state);
        return settled with { Question = settled.Question with { Search = EntitySteps.Both(settled.Question.Search, inside) } };
    }

    private ApplyState Group(ApplyState state, string step, string name, string inside)
    {
        if (name == "groupby" && Rollup.Expand(inside) is { } variants)
            return Joined(state, variants);
        var plan = new GroupReader(node => parser.Translate(state, node)).Read(parser.Step(state, step));
        return state with { Table = state.Table is null ? grouping.OfEntities(Entities.Settled(state).Question, plan) : TableGrouping.Of(state.Table, plan) };
    }

    private ApplyState Compute(ApplyState state, string inside)
    {
        var computed = ((ComputeTransformationNode)parser.Step(state, $"compute({inside})")).Expressions.Select(each => (each.Alias, parser.Translate(state, each.Expression))).ToArray();
        if (state.Table is not null) return state with { Table = TableSteps.Compute(state.Table, computed) };
        var selection = state.Question.Selection;
        return state with
        {
            Question = state.Question with { Selection = selection with { Computed = [.. selection.Computed, .. computed] } },
            Computed = [.. state.Computed, .. ApplyText.Split(inside, ',')],
        };
    }

    private ApplyState Joined(ApplyState state, IReadOnlyList<string> sequences)
    {
        var tables = new ApplyTable[sequences.Count];
        long rows = 0;
        for (int i = 0; i < tables.Length; i++)
        {
            tables[i] = Run(state, sequences[i]).Table ?? throw ApplyText.Refused("joins sequences that do not all aggregate; give each a groupby or aggregate");
            ApplyGrouping.RequireFew(rows += tables[i].Rows.Count);
        }
        var columns = tables.SelectMany(table => table.Columns).Distinct(StringComparer.Ordinal);
        return state with { Table = new ApplyTable([.. columns], [.. tables.SelectMany(table => table.Rows)]) };
    }

    private ApplyState Ranked(ApplyState state, string name, string inside)
    {
        if (!RankedCut.Names.Contains(name)) throw ApplyText.Unknown(name);
        if (ApplyText.Split(inside, ',') is not [var amount, var expression] || !decimal.TryParse(amount, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) || number < 0)
            throw ApplyText.Refused($"needs a number and an expression in {name}, such as {name}(5,Count)");
        var ranked = parser.Expression(state, expression);
        return state.Table is null ? Entities.Ranked(state, name, number, ranked) : state with { Table = RankedCut.Of(state.Table, name, number, ranked) };
    }
}
