using Hub.Indexing.Matching;
using Hub.Indexing.Searching;

namespace Hub.Indexing.Aggregating;

/// <summary>One aggregation over one commit.</summary>
internal sealed class AggregateRun
{
    private readonly SearchContext context;
    private readonly AggregateRequest request;
    private readonly GroupField[] fields;
    private readonly GroupTable groups;
    private readonly Accumulator[] accumulators;
    private readonly CountAccumulator documents = new();

    internal AggregateRun(SearchContext context, AggregateRequest request)
    {
        RequestCheck.Check(context, request);
        this.context = context;
        this.request = request;
        fields = [.. request.GroupBy.Select(f => new GroupField(context.Commit, f))];
        groups = new(fields, context.Limits.Groups);
        accumulators = [.. request.Aggregates.Select(a => Accumulator.Create(context.Commit, a)), documents];
    }

    internal AggregateResult Run()
    {
        var query = QueryRewrite.Rewrite(context, request.Query);
        var selections = request.Selections.Select(s => s with { Filter = QueryRewrite.Rewrite(context, s.Filter) }).ToList();
        long total = 0;
        for (int s = 0; s < context.Commit.Segments.Length; s++)
        {
            var docs = new SegmentMatches(new(context, context.Commit.Segments[s]), query, selections).All;
            total += docs.Count;
            if (!docs.IsEmpty) Add(s, docs);
        }
        int[] order = Order();
        return new() { Total = total, Groups = order.Length, Rows = Rows(order) };
    }

    private void Add(int segment, DocSet docs)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        foreach (var field in fields) field.BeginSegment(segment);
        foreach (var accumulator in accumulators) accumulator.BeginSegment(segment);
        for (int doc = docs.Next(0); doc != int.MaxValue; doc = docs.Next(doc + 1))
        {
            var found = groups.Read(doc);
            foreach (var accumulator in accumulators) accumulator.Add(doc, found);
        }
    }

    /// <summary>The groups accepted, in order.</summary>
    private int[] Order()
    {
        var all = Enumerable.Range(0, groups.Count);
        if (request.Accepts is { } accepts) all = all.Where(g => accepts(Row(g)));
        int[] order = [.. all];
        if (fields.Length == 0) return order;
        int[] codes = new int[groups.Count * fields.Length];
        foreach (int group in order) groups.CodesOf(group, codes.AsSpan(group * fields.Length, fields.Length));
        var figures = request.Order.Where(o => o.Column >= fields.Length).Select(o => o.Column).Distinct().ToDictionary(c => c, c => Figures(c, order));
        Array.Sort(order, (one, other) => Compare(one, other, codes, figures));
        return order;
    }

    private object?[] Figures(int column, int[] order)
    {
        var values = new object?[groups.Count];
        foreach (int group in order) values[group] = accumulators[column - fields.Length].Value(group);
        return values;
    }

    private int Compare(int one, int other, int[] codes, Dictionary<int, object?[]> figures)
    {
        foreach (var step in request.Order)
        {
            int order = step.Column < fields.Length
                ? CompareCodes(one, other, codes, step.Column)
                : Comparer<object?>.Default.Compare(figures[step.Column][one], figures[step.Column][other]);
            if (order != 0) return step.Descending ? -order : order;
        }
        for (int level = 0; level < fields.Length; level++)
            if (CompareCodes(one, other, codes, level) is not 0 and var order) return order;
        return 0;
    }

    private int CompareCodes(int one, int other, int[] codes, int level) =>
        fields[level].Compare(codes[(one * fields.Length) + level], codes[(other * fields.Length) + level]);

    private IEnumerable<AggregateRow> Rows(int[] order)
    {
        int end = request.Top is { } top ? (int)Math.Min(order.Length, (long)request.Skip + top) : order.Length;
        if (!context.Commit.TryAcquire()) throw new ObjectDisposedException(nameof(IndexSnapshot), "The rows are read after the snapshot was given back.");
        try
        {
            for (int i = request.Skip; i < end; i++) yield return Row(order[i]);
        }
        finally
        {
            context.Commit.Release();
        }
    }

    private AggregateRow Row(int group)
    {
        var columns = new object?[fields.Length + request.Aggregates.Count];
        Span<int> codes = stackalloc int[fields.Length];
        groups.CodesOf(group, codes);
        for (int level = 0; level < fields.Length; level++) columns[level] = fields[level].Value(codes[level]);
        for (int a = 0; a < request.Aggregates.Count; a++) columns[fields.Length + a] = accumulators[a].Value(group);
        return new(columns);
    }
}
