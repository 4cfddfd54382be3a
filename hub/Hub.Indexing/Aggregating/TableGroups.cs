using Hub.Indexing.Matching;
using Hub.Indexing.Searching;

namespace Hub.Indexing.Aggregating;

/// <summary>Groups by any fields, with any figures, document by document.</summary>
internal sealed class TableGroups : GroupSet
{
    private readonly GroupField[] fields;
    private readonly GroupTable table;
    private readonly Accumulator[] accumulators;
    private readonly List<int> codes = [];

    internal TableGroups(SearchContext context, AggregateRequest request, GroupField[] fields)
    {
        this.fields = fields;
        table = new(fields, context.Limits.Groups);
        accumulators = [.. request.Aggregates.Select(a => Accumulator.Create(context.Commit, a))];
    }

    internal override void Add(int segment, DocSet docs)
    {
        foreach (var field in fields) field.BeginSegment(segment);
        foreach (var accumulator in accumulators) accumulator.BeginSegment(segment);
        var each = new DocIterator(docs);
        for (int doc = each.Next(); doc != DocIterator.End; doc = each.Next())
        {
            var found = table.Read(doc);
            foreach (var accumulator in accumulators) accumulator.Add(doc, found);
        }
    }

    internal override int GroupCount => table.Count;

    internal override int[] Present()
    {
        int[] present = [.. Enumerable.Range(0, table.Count)];
        codes.Clear();
        int[] row = new int[fields.Length];
        foreach (int group in present)
        {
            table.CodesOf(group, row);
            codes.AddRange(row);
        }
        return present;
    }

    internal override int Compare(int one, int other, int level) =>
        fields[level].Compare(codes[(one * fields.Length) + level], codes[(other * fields.Length) + level]);

    internal override object? Value(int group, int level) => fields[level].Value(codes[(group * fields.Length) + level]);

    internal override object? Figure(int group, int aggregate) => accumulators[aggregate].Value(group);
}
