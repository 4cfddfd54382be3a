using System.Globalization;
using System.Runtime.InteropServices;
using Hub.Indexing.Columns;
using Hub.Indexing.Documents;
using Hub.Indexing.Matching;
using Hub.Indexing.Searching;

namespace Hub.Indexing.Facets;

/// <summary>Counts integers by steps, or dates by calendar units.</summary>
internal sealed class NumberFacet : FacetCounter
{
    /// <summary>Where all values lie within so many cells, they are counted in an array.</summary>
    private const int MostCells = 1 << 17;

    private readonly SearchContext context;
    private readonly FacetRequest request;
    private readonly FieldKind kind;
    private readonly Dictionary<long, int> counts = [];

    // documents by cell: an integer or a step of them, a day of dates
    private readonly long cellStep;
    private readonly int[] cells;
    private readonly long firstCell;
    private readonly int cellCount;
    private long docs;
    private long missing;

    internal NumberFacet(SearchContext context, FacetRequest request, FieldKind kind)
    {
        this.context = context;
        this.request = request;
        this.kind = kind;
        NumberColumn[] columns = [.. context.Commit.Segments.Select(s => s.Segment.Field(request.Field)?.Numbers).OfType<NumberColumn>().Where(c => c.ValueCount > 0)];
        cells = [];
        cellStep = kind == FieldKind.Date ? TimeSpan.TicksPerDay : request.Step;
        if (columns.Length == 0) return;
        long least = columns.Min(c => c.Minimum), most = columns.Max(c => c.Maximum);
        // single integers where they are few: which step they belong to is then asked once for each, not for each document
        if (kind != FieldKind.Date && (Int128)most - least < MostCells) cellStep = 1;
        firstCell = Cell(least);
        var length = (Int128)Cell(most) - firstCell + 1;
        if (length > MostCells) return;
        cellCount = (int)length;
        cells = context.RentInts(cellCount);
    }

    internal override string Field => request.Field;

    internal override void Add(int segment, DocSet docs)
    {
        this.docs += docs.Count;
        if (context.Commit.Segments[segment].Segment.Field(request.Field) is not { } reader) missing += docs.Count;
        else if (cellCount > 0 && IsOneEach(reader.Numbers)) AddCells(reader.Numbers, docs);
        else AddBuckets(reader.Numbers, docs);
    }

    internal override void AddAll(Func<int, DocSet> live)
    {
        for (int s = 0; s < context.Commit.Segments.Length; s++) Add(s, live(s));
    }

    internal override FacetResult Result()
    {
        for (int cell = 0; cell < cellCount; cell++)
            if (cells[cell] > 0) CountOf(kind != FieldKind.Date && cellStep > 1 ? firstCell + cell : Bucket((firstCell + cell) * cellStep)) += cells[cell];
        var sorted = counts.OrderBy(c => c.Key).ToList();
        int[] row = [.. sorted.Select(c => c.Value)];
        var values = TopCounts.Select(row, request.Skip, request.Top, request.Order).Select(at => new FacetValue(Name(sorted[at].Key), row[at]));
        return new() { Field = request.Field, Values = [.. values], Distinct = row.Length, Total = docs - missing, Missing = missing };
    }

    private static unsafe bool IsOneEach(NumberColumn column) => column.Presence != null;

    private unsafe void AddCells(NumberColumn column, DocSet docs)
    {
        var each = new DocIterator(docs);
        for (int doc = each.Next(); doc != DocIterator.End; doc = each.Next())
        {
            if ((column.Presence[doc >> 6] & (1UL << doc)) == 0) missing++;
            else cells[Cell(column.At(doc)) - firstCell]++;
        }
    }

    private void AddBuckets(NumberColumn column, DocSet docs)
    {
        var each = new DocIterator(docs);
        for (int doc = each.Next(); doc != DocIterator.End; doc = each.Next())
        {
            var (from, to) = column.Places(doc);
            if (from == to) missing++;
            long before = 0;
            for (int at = from; at < to; at++)
            {
                long bucket = Bucket(column.At(at));
                // values ascend, so a bucket that a document has already counted in is the last one
                if (at > from && bucket == before) continue;
                CountOf(bucket)++;
                before = bucket;
            }
        }
    }

    private ref int CountOf(long bucket) => ref CollectionsMarshal.GetValueRefOrAddDefault(counts, bucket, out _);

    private long Cell(long value) => FloorOf(value, cellStep);

    private long Bucket(long value)
    {
        if (kind != FieldKind.Date) return FloorOf(value, request.Step);
        var date = new DateTime(value, DateTimeKind.Utc);
        return request.Unit switch
        {
            CalendarUnit.Year => date.Year,
            CalendarUnit.Month => (date.Year * 12L) + date.Month - 1,
            _ => value / TimeSpan.TicksPerDay,
        };
    }

    private static long FloorOf(long value, long step)
    {
        if (step == 1) return value;
        var (whole, rest) = Math.DivRem(value, step);
        return rest < 0 ? whole - 1 : whole;
    }

    private string Name(long bucket)
    {
        // the lowest step may begin below the smallest integer
        if (kind != FieldKind.Date) return ((Int128)bucket * request.Step).ToString(CultureInfo.InvariantCulture);
        return request.Unit switch
        {
            CalendarUnit.Year => bucket.ToString("D4", CultureInfo.InvariantCulture),
            CalendarUnit.Month => string.Create(CultureInfo.InvariantCulture, $"{bucket / 12:D4}-{(bucket % 12) + 1:D2}"),
            _ => new DateTime(bucket * TimeSpan.TicksPerDay, DateTimeKind.Utc).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }
}
