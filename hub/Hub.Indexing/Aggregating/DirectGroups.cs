using Hub.Indexing.Columns;
using Hub.Indexing.Commits;
using Hub.Indexing.Documents;
using Hub.Indexing.Facets;
using Hub.Indexing.Matching;
using Hub.Indexing.Searching;

namespace Hub.Indexing.Aggregating;

/// <summary>Counts and sums of integers by one keyword field, in arrays by ordinal: the shape that pages ask for most.</summary>
internal sealed class DirectGroups : GroupSet
{
    private readonly SearchContext context;
    private readonly GroupField field;
    private readonly string[] sumFields;
    private readonly IReadOnlyList<Aggregate> aggregates;
    private readonly int[] counts;
    private readonly long[][] sums;
    private readonly int[][] values;

    private DirectGroups(SearchContext context, GroupField field, string[] sumFields, IReadOnlyList<Aggregate> aggregates)
    {
        this.context = context;
        this.field = field;
        this.sumFields = sumFields;
        this.aggregates = aggregates;
        counts = new int[field.Codes];
        sums = [.. sumFields.Select(_ => new long[field.Codes])];
        // where every document has the integer, there are as many of them as documents
        values = [.. sumFields.Select(name => context.Commit.Segments.All(s => HasAll(s, name)) ? counts : new int[field.Codes])];
    }

    /// <summary>The groups of a request; null where it asks for something else.</summary>
    internal static DirectGroups? Create(SearchContext context, AggregateRequest request, GroupField[] fields)
    {
        if (fields is not [{ IsKeyword: true } field]) return null;
        foreach (var aggregate in request.Aggregates)
        {
            bool sum = aggregate.Function is AggregateFunction.Sum or AggregateFunction.Average && context.Commit.Schema.Find(aggregate.Field!)!.Kind == FieldKind.Integer;
            if (aggregate.Function != AggregateFunction.Count && !sum) return null;
        }
        string[] summed = [.. request.Aggregates.Where(a => a.Field is not null).Select(a => a.Field!).Distinct()];
        bool fits = summed.Length == 0 || (context.Commit.Segments.All(s => IsPlain(s, request.GroupBy[0], summed)) && summed.All(name => FitsLong(context.Commit, name)));
        return fits ? new(context, field, summed, request.Aggregates) : null;
    }

    internal override void Add(int segment, DocSet docs)
    {
        field.BeginSegment(segment);
        if (field.Keywords is not { } keys)
        {
            counts[0] += docs.Count;
            return;
        }
        // a sum over all documents counts them on its way
        int counting = Array.FindIndex(values, v => v == counts);
        if (counting < 0) Count(keys, docs);
        for (int s = 0; s < sumFields.Length; s++)
            if (context.Commit.Segments[segment].Segment.Field(sumFields[s])?.Numbers is { } numbers) Sum(keys, numbers, s, s == counting || values[s] != counts, docs);
    }

    internal override int GroupCount => counts.Length - counts.AsSpan().Count(0);

    internal override int[] Present()
    {
        int[] present = new int[GroupCount];
        for (int code = 0, next = 0; code < counts.Length; code++)
            if (counts[code] != 0) present[next++] = code;
        return present;
    }

    internal override IReadOnlyList<int>? MostFrequent(int aggregate, int skip, int top) =>
        aggregates[aggregate].Function == AggregateFunction.Count ? TopCounts.Select(counts, skip, top, FacetOrder.Count) : null;

    internal override int Compare(int one, int other, int level) => one.CompareTo(other);

    internal override object? Value(int group, int level) => field.Value(group);

    internal override object? Figure(int group, int aggregate)
    {
        var asked = aggregates[aggregate];
        if (asked.Function == AggregateFunction.Count) return (long)counts[group];
        int s = Array.IndexOf(sumFields, asked.Field);
        if (asked.Function == AggregateFunction.Sum) return (decimal)sums[s][group];
        return values[s][group] == 0 ? null : (double)sums[s][group] / values[s][group];
    }

    internal override long? Rank(int group, int aggregate) => aggregates[aggregate].Function switch
    {
        AggregateFunction.Count => counts[group],
        AggregateFunction.Sum => sums[Array.IndexOf(sumFields, aggregates[aggregate].Field)][group],
        _ => null,
    };

    private static bool HasAll(SegmentView view, string name) => view.Segment.Field(name) is { } reader && reader.Field.DocCount == view.Segment.DocCount;

    private static bool IsPlain(SegmentView view, string key, string[] sums) =>
        view.Segment.Field(key)?.Field.Ordinals is { Sparse: false, Multiple: false }
        && sums.All(name => view.Segment.Field(name) is not { } numbers || numbers.Field.Numbers is { Sparse: false, Multiple: false });

    /// <summary>Whether no sum of a field's integers leaves 64 bits, by the extremes of its blocks of rows.</summary>
    private static bool FitsLong(Commit commit, string name)
    {
        Int128 most = 0;
        foreach (var view in commit.Segments)
            if (view.Segment.Field(name)?.Numbers is { } numbers) most += numbers.MostSum(view.Segment.DocCount);
        return most < long.MaxValue;
    }

    private void Count(OrdinalColumn keys, DocSet docs)
    {
        int[] local = field.ToGlobal is { } toGlobal ? context.RentInts(toGlobal.Length + 1) : counts;
        OrdinalCounts.Add(context, keys, docs, local);
        if (local != counts) Fold(local, counts);
    }

    private void Sum(OrdinalColumn keys, NumberColumn numbers, int s, bool counting, DocSet docs)
    {
        int codes = field.ToGlobal?.Length + 1 ?? field.Codes;
        ulong[] local = context.RentSums(codes);
        bool own = !counting || field.ToGlobal is not null;
        int[] localCounts = own ? context.RentInts(codes) : values[s];
        KeywordSums.Add(keys, numbers, docs, local, localCounts);
        for (int code = 0; code < codes; code++)
        {
            if (local[code] == 0 && numbers.Minimum == 0) continue;
            sums[s][Global(code)] += (long)local[code] + (numbers.Minimum * localCounts[code]);
        }
        if (counting && own) Fold(localCounts, values[s]);
    }

    private void Fold(int[] from, int[] into)
    {
        for (int code = 0; code <= field.ToGlobal!.Length; code++) into[Global(code)] += from[code];
    }

    private int Global(int code) => code == 0 || field.ToGlobal is null ? code : field.ToGlobal[code - 1] + 1;
}
