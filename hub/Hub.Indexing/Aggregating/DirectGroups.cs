using Hub.Indexing.Commits;
using Hub.Indexing.Documents;
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
    private readonly Int128[][] sums;
    private readonly long[][] values;

    private DirectGroups(SearchContext context, GroupField field, string[] sumFields, IReadOnlyList<Aggregate> aggregates)
    {
        this.context = context;
        this.field = field;
        this.sumFields = sumFields;
        this.aggregates = aggregates;
        counts = new int[field.Codes];
        sums = [.. sumFields.Select(_ => new Int128[field.Codes])];
        values = [.. sumFields.Select(_ => new long[field.Codes])];
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
        return context.Commit.Segments.All(s => Fits(s, request.GroupBy[0], summed)) ? new(context, field, summed, request.Aggregates) : null;
    }

    internal override void Add(int segment, DocSet docs)
    {
        field.BeginSegment(segment);
        if (field.Keywords is not { } keys)
        {
            counts[0] += docs.Count;
            return;
        }
        int codes = field.ToGlobal?.Length + 1 ?? field.Codes;
        int[] local = field.ToGlobal is null ? counts : context.RentInts(codes);
        Facets.OrdinalCounts.Add(keys, docs, local);
        if (field.ToGlobal is { } toGlobal) Fold(local, toGlobal);
        for (int s = 0; s < sumFields.Length; s++) AddSum(segment, s, docs, codes);
    }

    internal override int[] Present()
    {
        int[] present = new int[counts.Length - counts.AsSpan().Count(0)];
        for (int code = 0, next = 0; code < counts.Length; code++)
            if (counts[code] != 0) present[next++] = code;
        return present;
    }

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

    internal override int? Rank(int group, int aggregate) => aggregates[aggregate].Function == AggregateFunction.Count ? counts[group] : null;

    private static bool Fits(SegmentView view, string key, string[] sums)
    {
        if (sums.Length == 0) return true;
        if (view.Segment.Field(key)?.Field.Ordinals is not { Sparse: false, Multiple: false }) return false;
        // what a segment adds up must fit into 64 bits
        return sums.All(name => view.Segment.Field(name) is not { } numbers || (numbers.Field.Numbers is { Sparse: false, Multiple: false } place
            && ((Int128)place.Maximum - place.Minimum) * view.Segment.DocCount < long.MaxValue));
    }

    private void Fold(int[] local, int[] toGlobal)
    {
        counts[0] += local[0];
        for (int ordinal = 0; ordinal < toGlobal.Length; ordinal++) counts[toGlobal[ordinal] + 1] += local[ordinal + 1];
    }

    private void AddSum(int segment, int s, DocSet docs, int codes)
    {
        if (context.Commit.Segments[segment].Segment.Field(sumFields[s])?.Numbers is not { } numbers) return;
        ulong[] localSums = context.RentBits(codes * 64);
        int[] localCounts = context.RentInts(codes);
        KeywordGrouping.Sum(field.Keywords!, numbers, docs, localSums, localCounts);
        for (int code = 0; code < codes; code++)
        {
            if (localCounts[code] == 0) continue;
            int at = code == 0 || field.ToGlobal is null ? code : field.ToGlobal[code - 1] + 1;
            sums[s][at] += localSums[code] + ((Int128)numbers.Minimum * localCounts[code]);
            values[s][at] += localCounts[code];
        }
    }
}
