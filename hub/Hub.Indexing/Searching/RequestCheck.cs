using Hub.Indexing.Documents;
using Hub.Indexing.Matching;
using Hub.Indexing.Queries;

namespace Hub.Indexing.Searching;

/// <summary>Refuses requests that ask for too much or for what cannot be.</summary>
internal static class RequestCheck
{
    internal static void Check(SearchContext context, SearchRequest request)
    {
        Check(context, request.Query, request.Selections);
        if (request.Skip < 0 || request.Take < 0 || (long)request.Skip + request.Take > context.Limits.Window)
            throw new QueryRefusedException($"A page may end at most {context.Limits.Window:N0} hits after the beginning; go on after the last hit instead.");
        int steps = request.Sort.TakeWhile(s => s.Field != SortKey.KeyField).Count();
        if (request.After is { } after && after.Values.Count < (request.Sort.Count == 0 ? 1 : steps))
            throw new QueryRefusedException("The place to go on after was made for another order.");
    }

    internal static void Check(SearchContext context, AggregateRequest request)
    {
        Check(context, request.Query, request.Selections);
        foreach (string field in request.GroupBy)
            if (Kind(context, field) == FieldKind.Text) throw new QueryRefusedException($"Documents cannot be grouped by '{field}': it is prose. Declare a keyword field beside it.");
        foreach (var aggregate in request.Aggregates) Check(context, aggregate);
        int columns = request.GroupBy.Count + request.Aggregates.Count;
        foreach (var order in request.Order)
            if (order.Column < 0 || order.Column >= columns) throw new QueryRefusedException($"Groups cannot be ordered by column {order.Column}: there are {columns}.");
        if (request.Skip < 0 || request.Top < 0) throw new QueryRefusedException("Groups cannot be skipped or taken a negative number of times.");
    }

    private static void Check(SearchContext context, Query query, IReadOnlyList<Selection> selections)
    {
        var check = new QueryCheck(context.Commit.Schema, context.Limits);
        check.Check(query);
        foreach (var selection in selections) check.Check(selection.Filter);
    }

    private static void Check(SearchContext context, Aggregate aggregate)
    {
        if (aggregate.Function == AggregateFunction.Count) return;
        if (aggregate.Field is not { } field) throw new QueryRefusedException($"{aggregate.Function} needs a field.");
        var kind = Kind(context, field);
        bool counts = aggregate.Function is AggregateFunction.CountDistinct or AggregateFunction.Minimum or AggregateFunction.Maximum;
        if (kind == FieldKind.Text || (kind == FieldKind.Keyword && !counts) || (kind == FieldKind.Date && aggregate.Function is AggregateFunction.Sum or AggregateFunction.Average))
            throw new QueryRefusedException($"{aggregate.Function} cannot be computed of '{field}', which is of kind {kind}.");
    }

    private static FieldKind Kind(SearchContext context, string field) =>
        context.Commit.Schema.Find(field)?.Kind ?? throw new QueryRefusedException($"The index has no field '{field}'.");
}
