using System.Globalization;
using System.Text.Json;
using Hub.Records;

namespace Hub.Tests.OData;

/// <summary>Every answer of the service equals that of plain LINQ over the same records.</summary>
public sealed class DifferentialTests(RunningOData service) : IClassFixture<RunningOData>
{
    private IReadOnlyList<Dataset> Datasets => service.Catalogue.Records.Datasets;

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6)]
    public async Task Conditions_find_what_LINQ_finds(int seed)
    {
        var filters = new GeneratedFilters(seed, service.Catalogue.Records);
        for (int i = 0; i < 250; i++)
        {
            var filter = filters.Next();
            var expected = Datasets.Where(d => filter.Holds(d) == true).Select(d => d.Accession).Order(StringComparer.Ordinal).ToArray();
            var page = await service.JsonAsync($"Datasets?$count=true&$select=Accession&$top=1000&$filter={Uri.EscapeDataString(filter.Text)}");
            Accessions(page).ShouldBe(expected, filter.Text);
            page.GetProperty("@odata.count").GetInt64().ShouldBe(expected.Length, filter.Text);
        }
    }

    [Theory]
    [InlineData("SizeBytes desc,Accession")]
    [InlineData("Year,Title desc")]
    [InlineData("Licence desc,SizeBytes")]
    [InlineData("ReleaseDate")]
    public async Task Orders_are_those_of_LINQ_with_null_first(string order)
    {
        var expected = Datasets.Order(Comparer<Dataset>.Create((a, b) => Compare(order, a, b))).Select(d => d.Accession).ToArray();
        var page = await service.JsonAsync($"Datasets?$select=Accession&$top=1000&$orderby={Uri.EscapeDataString(order)}");
        Accessions(page).ShouldBe(expected);
        (await AllPagesAsync($"Datasets?$select=Accession&$orderby={Uri.EscapeDataString(order)}", 37)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, 0), InlineData(0, 7), InlineData(5, 1), InlineData(290, 50), InlineData(400, 3)]
    public async Task The_first_so_many_after_so_many_are_those_of_LINQ(int skip, int top)
    {
        foreach (string order in new[] { "SizeBytes desc,Accession", "Licence,Title desc", "ReleaseDate desc" })
        {
            var expected = Datasets.Order(Comparer<Dataset>.Create((a, b) => Compare(order, a, b))).Skip(skip).Take(top).Select(d => d.Accession);
            var page = await service.JsonAsync(FormattableString.Invariant($"Datasets?$select=Accession&$count=true&$skip={skip}&$top={top}&$orderby={Uri.EscapeDataString(order)}"));
            Accessions(page).ShouldBe(expected, order);
            page.GetProperty("@odata.count").GetInt32().ShouldBe(Datasets.Count);
        }
    }

    [Fact]
    public async Task Groups_over_many_valued_dimensions_count_a_dataset_once_in_each_value()
    {
        var expected =
            from d in Datasets
            from o in d.Organisms.Select(o => (string?)o.Name).Distinct().DefaultIfEmpty()
            group d by (o, d.Year) into g
            select (g.Key, Line: $"{g.Key.o}|{g.Key.Year}|{g.Count()}|{g.Sum(d => (decimal?)d.SizeBytes ?? 0)}|{g.Min(d => d.SizeBytes)}|{g.Max(d => d.ReleaseDate):yyyy-MM-dd}|{g.Select(d => d.Licence).OfType<string>().Distinct().Count()}");
        var page = await service.JsonAsync("Datasets?$apply=groupby((Organism,Year),aggregate($count as Count,SizeBytes with sum as Sum,SizeBytes with min as Min,ReleaseDate with max as Max,Licence with countdistinct as Licences))");
        var lines = page.GetProperty("value").EnumerateArray().Select(r => string.Join('|', new[] { "Organism", "Year", "Count", "Sum", "Min", "Max", "Licences" }.Select(name => Text(r, name))));
        lines.Order(StringComparer.Ordinal).ShouldBe(expected.Select(e => e.Line).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("filter(Year ge 2015)/groupby((Archive),aggregate($count as N))/orderby(N desc,Archive)")]
    [InlineData("groupby((Archive,Year),aggregate($count as N))/filter(Year ge 2015)/groupby((Archive),aggregate(N with sum as N))/orderby(N desc,Archive)")]
    [InlineData("filter(Year ge 2015)/groupby((Archive),aggregate($count as N))/topcount(4,N)/orderby(N desc,Archive)")]
    [InlineData("identity/filter(Year ge 2015)/groupby((rollup(Archive)),aggregate($count as N))/compute(N mul 1 as M)/orderby(M desc,Archive)")]
    public async Task Ways_to_the_same_groups_give_the_same_groups(string apply)
    {
        var expected = Datasets.Where(d => d.Year >= 2015).GroupBy(d => d.Archive).Select(g => (g.Key, Count: g.Count())).OrderByDescending(g => g.Count).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key}|{g.Count}");
        var page = await service.JsonAsync($"Datasets?$apply={Uri.EscapeDataString(apply)}");
        page.GetProperty("value").EnumerateArray().Select(row => $"{Text(row, "Archive")}|{Text(row, "N")}").ShouldBe(expected);
    }

    [Fact]
    public async Task Concat_gives_both_and_averages_are_exact()
    {
        var page = await service.JsonAsync("Datasets?$apply=concat(aggregate(FileCount with average as Mean),filter(Archive eq 'idr')/aggregate($count as N))");
        var rows = page.GetProperty("value").EnumerateArray().ToArray();
        rows[0].GetProperty("Mean").GetDouble().ShouldBe(Datasets.Average(d => d.FileCount)!.Value, 1e-12);
        rows[1].GetProperty("N").GetInt64().ShouldBe(Datasets.Count(d => d.Archive == "idr"));
    }

    [Theory, InlineData("")]
    [InlineData("Compound eq 'talmapimod'")]
    [InlineData("Concentration gt 9.5")]
    [InlineData("Channel eq 'GFP' and SizeBytes lt 1000")]
    [InlineData("Format eq null and not contains(Path,'plate 1')")]
    public async Task Files_of_all_pages_are_those_of_LINQ_in_the_order_of_their_lists(string filter)
    {
        Func<DataFile, bool> holds = filter switch
        {
            "" => _ => true,
            "Compound eq 'talmapimod'" => f => f.Attributes.Any(a => a is { Name: "Compound", Value: "talmapimod" }),
            "Concentration gt 9.5" => f => f.Attributes.Any(a => a.Name == "Concentration" && decimal.Parse(a.Value, CultureInfo.InvariantCulture) > 9.5m),
            "Channel eq 'GFP' and SizeBytes lt 1000" => f => f.Attributes.Any(a => a is { Name: "Channel", Value: "GFP" }) && f.SizeBytes < 1000,
            _ => f => f.Format is null && !f.Path.Contains("plate 1", StringComparison.Ordinal),
        };
        var expected = service.Catalogue.Records.Files.OrderBy(each => each.Key, StringComparer.Ordinal).SelectMany(each => each.Value.Where(holds).Select(f => $"{each.Key}/{f.Path}"));
        string query = filter.Length == 0 ? "" : $"&$filter={Uri.EscapeDataString(filter)}";
        (await AllPagesAsync($"Files?$select=Dataset,Path{query}", 61, entity => $"{Text(entity, "Dataset")}/{Text(entity, "Path")}")).ShouldBe(expected);
    }

    private async Task<IReadOnlyList<string>> AllPagesAsync(string address, int size, Func<JsonElement, string>? read = null)
    {
        var all = new List<string>();
        for (string? next = address; next is not null;)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(next, UriKind.RelativeOrAbsolute));
            request.Headers.TryAddWithoutValidation("Prefer", string.Create(CultureInfo.InvariantCulture, $"odata.maxpagesize={size}"));
            using var response = await service.Client.SendAsync(request);
            using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            var entities = json.RootElement.GetProperty("value").EnumerateArray().ToArray();
            entities.Length.ShouldBeLessThanOrEqualTo(size);
            all.AddRange(entities.Select(read ?? (entity => Text(entity, "Accession"))));
            next = json.RootElement.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }
        return all;
    }

    private static IEnumerable<string> Accessions(JsonElement page) => page.GetProperty("value").EnumerateArray().Select(entity => Text(entity, "Accession"));

    private static string Text(JsonElement row, string name) => row.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : "";

    private static int Compare(string order, Dataset a, Dataset b)
    {
        foreach (string key in order.Split(',').Append("Accession"))
        {
            string[] parts = key.Split(' ');
            object? x = Value(a, parts[0]), y = Value(b, parts[0]);
            int result = x is null || y is null ? (x is null ? 0 : 1) - (y is null ? 0 : 1)
                : x is string s ? System.Text.Encoding.UTF8.GetBytes(s).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes((string)y)) : ((IComparable)x).CompareTo(y);
            if (result != 0) return parts.Length > 1 ? -result : result;
        }
        return 0;
    }

    private static object? Value(Dataset dataset, string name) => name switch
    {
        "Accession" => dataset.Accession,
        "SizeBytes" => dataset.SizeBytes,
        "Year" => dataset.Year,
        "Title" => dataset.Title,
        "Licence" => dataset.Licence,
        _ => dataset.ReleaseDate,
    };
}
