using Hub.Indexing.Matching;
using Hub.Indexing.Searching;

namespace Hub.Indexing.Aggregating;

/// <summary>One aggregation over one commit.</summary>
internal sealed class AggregateRun
{
    private const int FewPerValue = 8;

    private readonly SearchContext context;
    private readonly AggregateRequest request;
    private readonly int levels;
    private readonly GroupField[] fields;
    private GroupSet groups;

    internal AggregateRun(SearchContext context, AggregateRequest request)
    {
        RequestCheck.Check(context, request);
        this.context = context;
        this.request = request;
        fields = [.. request.GroupBy.Select(f => new GroupField(context.Commit, f))];
        levels = fields.Length;
        groups = new TableGroups(context, request, fields);
    }

    internal AggregateResult Run()
    {
        var query = QueryRewrite.Rewrite(context, request.Query);
        var selections = request.Selections.Select(s => s with { Filter = QueryRewrite.Rewrite(context, s.Filter) }).ToList();
        DocSet[] found = [.. context.Commit.Segments.Select(view => new SegmentMatches(new(context, view), query, selections).All)];
        long total = found.Sum(docs => (long)docs.Count);
        // arrays over all values pay where documents are not far fewer than values
        if (fields.Length == 1 && total > fields[0].Codes / FewPerValue) groups = DirectGroups.Create(context, request, fields) ?? groups;
        for (int s = 0; s < found.Length; s++)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (!found[s].IsEmpty) groups.Add(s, found[s]);
        }
        if (First() is { } first) return new() { Total = total, Groups = groups.GroupCount, Rows = Rows(first, 0, first.Count) };
        int[] order = Order();
        int end = request.Top is { } top ? (int)Math.Min(order.Length, (long)request.Skip + top) : order.Length;
        return new() { Total = total, Groups = order.Length, Rows = Rows(order, request.Skip, end) };
    }

    /// <summary>The page of groups that is asked for, where it is the most frequent ones and nothing else must be known of the others.</summary>
    private IReadOnlyList<int>? First() =>
        request is { Accepts: null, Top: { } top, Order: [{ Descending: true, Column: var column }] } && column >= levels ? groups.MostFrequent(column - levels, request.Skip, top) : null;

    /// <summary>The groups accepted, in order.</summary>
    private int[] Order()
    {
        int[] order = groups.Present();
        if (request.Accepts is { } accepts) order = [.. order.Where(g => accepts(Row(g)))];
        if (SortByRank(order)) return order;
        var figures = request.Order.Where(o => o.Column >= levels).Select(o => o.Column).Distinct().ToDictionary(c => c, c => Figures(c, order));
        Array.Sort(order, (one, other) => Compare(one, other, figures));
        return order;
    }

    /// <summary>Sorts by one integer, or by the values alone, without a call per comparison; false where that cannot be.</summary>
    private bool SortByRank(int[] order)
    {
        if (order.Length == 0 || groups is not DirectGroups) return order.Length == 0;
        if (request.Order.Count == 0) return true;
        if (request.Order is not [{ Column: var column, Descending: var descending }] || column < levels) return false;
        var keys = new (long Rank, int Group)[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            if (groups.Rank(order[i], column - levels) is not { } rank) return false;
            keys[i] = (descending ? ~rank : rank, order[i]);
        }
        Array.Sort(keys);
        for (int i = 0; i < order.Length; i++) order[i] = keys[i].Group;
        return true;
    }

    private Dictionary<int, object?> Figures(int column, int[] order) => order.ToDictionary(g => g, g => groups.Figure(g, column - levels));

    private int Compare(int one, int other, Dictionary<int, Dictionary<int, object?>> figures)
    {
        foreach (var step in request.Order)
        {
            int order = step.Column < levels
                ? groups.Compare(one, other, step.Column)
                : Comparer<object?>.Default.Compare(figures[step.Column][one], figures[step.Column][other]);
            if (order != 0) return step.Descending ? -order : order;
        }
        for (int level = 0; level < levels; level++)
            if (groups.Compare(one, other, level) is not 0 and var order) return order;
        return 0;
    }

    private IEnumerable<AggregateRow> Rows(IReadOnlyList<int> order, int begin, int end)
    {
        if (!context.Commit.TryAcquire()) throw new ObjectDisposedException(nameof(IndexSnapshot), "The rows are read after the snapshot was given back.");
        try
        {
            for (int i = begin; i < end; i++) yield return Row(order[i]);
        }
        finally
        {
            context.Commit.Release();
        }
    }

    private AggregateRow Row(int group)
    {
        var columns = new object?[levels + request.Aggregates.Count];
        for (int level = 0; level < levels; level++) columns[level] = groups.Value(group, level);
        for (int a = 0; a < request.Aggregates.Count; a++) columns[levels + a] = groups.Figure(group, a);
        return new(columns);
    }
}
