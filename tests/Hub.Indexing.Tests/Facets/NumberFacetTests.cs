using System.Globalization;
using Hub.Indexing.Queries;
using Hub.Indexing.Searching;
using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Facets;

public sealed class NumberFacetTests
{
    [Theory]
    [InlineData("size", 1, 50)]
    [InlineData("size", 7, 50)]
    [InlineData("size", 1000, long.MaxValue)]
    [InlineData("sizes", 1, 0)]
    [InlineData("sizes", 4, 0)]
    public async Task Integers_are_counted_by_steps_from_below(string field, long step, long most)
    {
        var (found, documents) = await CountAsync(new FacetRequest { Field = field, Step = step, Order = FacetOrder.Value, Top = 10_000 }, most);
        var expected = documents.SelectMany(d => d.Integers(field).Select(v => (Int128)Floor(v, step) * step).Distinct())
            .CountBy(v => v).OrderBy(c => c.Key).Select(c => (c.Key.ToString(CultureInfo.InvariantCulture), (long)c.Value));
        found.Values.Select(v => (v.Value, v.Count)).ShouldBe(expected);
        found.Missing.ShouldBe(documents.Count(d => !d.Integers(field).Any()));
    }

    [Theory]
    [InlineData(CalendarUnit.Year, "yyyy")]
    [InlineData(CalendarUnit.Month, "yyyy-MM")]
    [InlineData(CalendarUnit.Day, "yyyy-MM-dd")]
    public async Task Dates_are_counted_by_years_months_and_days(CalendarUnit unit, string format)
    {
        var (found, documents) = await CountAsync(new FacetRequest { Field = "date", Unit = unit, Order = FacetOrder.Value, Top = 10_000 }, 0);
        var expected = documents.Where(d => d.Date is not null).CountBy(d => d.Date!.Value.ToString(format, CultureInfo.InvariantCulture)).OrderBy(c => c.Key, StringComparer.Ordinal);
        found.Values.Select(v => (v.Value, v.Count)).ShouldBe(expected.Select(c => (c.Key, (long)c.Value)));
        found.Missing.ShouldBe(documents.Count(d => d.Date is null));
    }

    private static long Floor(long value, long step) => (long)(((Int128)value - ((((Int128)value % step) + step) % step)) / step);

    /// <summary>The facet over documents in several segments, whose sizes lie between the most and its opposite; beyond that and at the ends where it is the largest.</summary>
    private static async Task<(FacetResult Found, List<TestDocument> Documents)> CountAsync(FacetRequest facet, long most)
    {
        var source = new RandomDocuments(51);
        long? Size(int i) => i % 5 == 0 ? null : most < long.MaxValue ? source.Random.NextInt64(-most, most + 1) : i % 9 == 1 ? long.MinValue : i % 9 == 2 ? long.MaxValue : source.Random.NextInt64();
        var documents = Enumerable.Range(0, 400).Select(i => source.Document($"{i:D4}") with { Text = ["cell"], Size = Size(i) }).ToList();
        await using var index = await TestIndex.OpenAsync();
        foreach (var part in documents.Chunk(150))
        {
            foreach (var document in part) index.Writer.Update(document.ToDocument());
            await index.Writer.CommitAsync();
        }
        using var snapshot = index.Snapshots.Acquire();
        return (snapshot.Search(new SearchRequest { Query = new TermQuery("text", "cell"), Facets = [facet] }).Facets[0], documents);
    }
}
