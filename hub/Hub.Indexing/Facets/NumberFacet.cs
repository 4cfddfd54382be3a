using System.Globalization;
using Hub.Indexing.Documents;
using Hub.Indexing.Matching;
using Hub.Indexing.Searching;

namespace Hub.Indexing.Facets;

/// <summary>Counts integers by steps, or dates by calendar units.</summary>
internal sealed class NumberFacet(SearchContext context, FacetRequest request, FieldKind kind) : FacetCounter
{
    private readonly Dictionary<long, int> counts = [];
    private long docs;
    private long missing;

    internal override void Add(int segment, DocSet docs)
    {
        this.docs += docs.Count;
        if (context.Commit.Segments[segment].Segment.Field(request.Field) is not { } reader)
        {
            missing += docs.Count;
            return;
        }
        var column = reader.Numbers;
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
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, bucket, out _)++;
                before = bucket;
            }
        }
    }

    internal override void AddAll(Func<int, DocSet> live)
    {
        for (int s = 0; s < context.Commit.Segments.Length; s++) Add(s, live(s));
    }

    internal override FacetResult Result()
    {
        var sorted = counts.OrderBy(c => c.Key).ToList();
        int[] row = [.. sorted.Select(c => c.Value)];
        var values = TopCounts.Select(row, request.Skip, request.Top, request.Order).Select(at => new FacetValue(Name(sorted[at].Key), row[at]));
        return new() { Field = request.Field, Values = [.. values], Distinct = row.Length, Total = docs - missing, Missing = missing };
    }

    private long Bucket(long value)
    {
        if (kind != FieldKind.Date) return request.Step == 1 ? value : (long)(Math.Floor((decimal)value / request.Step) * request.Step);
        var date = new DateTime(value, DateTimeKind.Utc);
        return request.Unit switch
        {
            CalendarUnit.Year => date.Year,
            CalendarUnit.Month => (date.Year * 12L) + date.Month - 1,
            _ => value / TimeSpan.TicksPerDay,
        };
    }

    private string Name(long bucket)
    {
        if (kind != FieldKind.Date) return bucket.ToString(CultureInfo.InvariantCulture);
        return request.Unit switch
        {
            CalendarUnit.Year => bucket.ToString("D4", CultureInfo.InvariantCulture),
            CalendarUnit.Month => string.Create(CultureInfo.InvariantCulture, $"{bucket / 12:D4}-{(bucket % 12) + 1:D2}"),
            _ => new DateTime(bucket * TimeSpan.TicksPerDay, DateTimeKind.Utc).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }
}
