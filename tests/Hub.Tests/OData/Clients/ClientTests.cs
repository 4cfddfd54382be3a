using System.Text.Json;
using Hub.Records;

namespace Hub.Tests.OData;

/// <summary>Clients that others wrote work against the service as they are, and get what LINQ finds.</summary>
public sealed class ClientTests(RunningOData service) : IClassFixture<RunningOData>
{
    private const string Generated = "odata2ts/client.cjs", Generator = "@odata2ts/odata2ts";
    private const string Built = "odata-query/client.mjs", Builder = "odata-query";
    private const string Shown = "syncfusion-data/client.cjs", Grid = "@syncfusion/ej2-data";

    private IReadOnlyList<Dataset> Datasets => service.Catalogue.Records.Datasets;

    private string Root => service.Client.BaseAddress!.ToString();

    [ClientFact(Generated, Generator)]
    public async Task A_typed_client_generated_from_the_model_finds_expands_and_navigates()
    {
        var dataset = Datasets.First(d => d.FileCount > 5 && d.Keywords.Count > 1 && d.Components.Count > 0);
        var files = service.Catalogue.Records.Files[dataset.Accession];
        var answers = await NodeClient.AskAsync(NodeClient.Find(Generated, Generator)!, Root, Guid.NewGuid().ToString("N"), dataset.Accession, dataset.Components[0].Id);

        var found = Datasets.Where(d => d.Year >= 2015 && d.Organisms.Any(o => o.Name == "Mus musculus")).OrderByDescending(d => d.Year).ThenBy(d => d.Accession, StringComparer.Ordinal).ToArray();
        Of(answers, "found").ShouldBe(found.Take(5).Select(d => d.Accession));
        answers.GetProperty("found").GetProperty("@odata.count").GetInt32().ShouldBe(found.Length);
        var entity = answers.GetProperty("entity");
        entity.GetProperty("Title").GetString().ShouldBe(dataset.Title);
        entity.GetProperty("Files").EnumerateArray().Select(file => file.GetProperty("SizeBytes").GetInt64()).ShouldBe(files.Where(f => f.SizeBytes > 100).Select(f => f.SizeBytes!.Value).OrderDescending().Take(2));
        Of(answers, "navigated", "Path").ShouldBe(files.Select(file => file.Path));
        answers.GetProperty("byWholeKey").GetProperty("Name").GetString().ShouldBe(dataset.Components[0].Name);
        answers.GetProperty("list").GetProperty("value").EnumerateArray().Select(word => word.GetString()).ShouldBe(dataset.Keywords);
        Of(answers, "tree", "Id").ShouldBe(["NCBITaxon:9605"]);
        answers.GetProperty("types").GetString().ShouldNotBeNull().ShouldContain("SizeBytes: number | null");
    }

    [ClientFact(Built, Builder)]
    public async Task What_a_query_builder_builds_is_understood()
    {
        var answers = await NodeClient.AskAsync(NodeClient.Find(Built, Builder)!, Root);

        var found = Datasets.Where(d => d.Year is >= 2015 and <= 2020 && (d.Archive is "idr" or "jcb") && d.Organisms.Any(o => o.Name == "Mus musculus"))
            .OrderByDescending(d => d.Title, Utf8Order.Comparer).ThenBy(d => d.Accession, StringComparer.Ordinal).ToArray();
        Of(answers, "found").ShouldBe(found.Skip(1).Take(4).Select(d => d.Accession));
        answers.GetProperty("found").GetProperty("@odata.count").GetInt32().ShouldBe(found.Length);
        Of(answers, "functions").ShouldBe(First100(d => d.Title.ToLowerInvariant().Contains("actin", StringComparison.Ordinal) && d.Licence is not null));
        Of(answers, "listed").ShouldBe(First100(d => (d.Archive is "idr" or "ssbd") && d.Keywords.Contains("brain")));
        Of(answers, "dated").ShouldBe(First100(d => d.ReleaseDate >= new DateOnly(2015, 6, 1)));
        var large = service.Catalogue.Records.Files.Where(each => each.Value.Any(f => f.SizeBytes > 4000)).OrderBy(each => each.Key, StringComparer.Ordinal).Take(3);
        answers.GetProperty("expanded").GetProperty("value").EnumerateArray().Select(d => $"{d.GetProperty("Accession")} {d.GetProperty("Files")[0].GetProperty("SizeBytes")}").ShouldBe(large.Select(each => $"{each.Key} {each.Value.Max(f => f.SizeBytes)}"));
        answers.GetProperty("grouped").GetProperty("value").EnumerateArray().Select(row => $"{row.GetProperty("Archive")}|{row.GetProperty("Licence")}|{row.GetProperty("Size")}|{row.GetProperty("N")}").Order(StringComparer.Ordinal).ShouldBe(
            Datasets.Where(d => d.Year >= 2015).GroupBy(d => (d.Archive, d.Licence)).Select(g => $"{g.Key.Archive}|{g.Key.Licence}|{g.Sum(d => d.SizeBytes ?? 0)}|{g.Count()}").Order(StringComparer.Ordinal));
        answers.GetProperty("searched").GetProperty("@odata.count").GetInt32().ShouldBeGreaterThan(10);
        answers.GetProperty("byKey").GetProperty("Parents")[0].GetProperty("Id").GetString().ShouldBe("NCBITaxon:9605");
    }

    [ClientFact(Shown, Grid)]
    public async Task A_grid_of_a_user_interface_pages_filters_and_searches()
    {
        var answers = await NodeClient.AskAsync(NodeClient.Find(Shown, Grid)!, Root);

        var since = Datasets.Where(d => d.Year >= 2015).Select(d => d.Accession).Order(StringComparer.Ordinal).ToArray();
        Of(answers, "page", list: "result").ShouldBe(since.Skip(7).Take(7));
        answers.GetProperty("page").GetProperty("count").GetInt32().ShouldBe(since.Length);
        Of(answers, "filterBar", list: "result").ShouldBe(First100(d => d.Archive == "idr" && d.Title.ToLowerInvariant().Contains("actin", StringComparison.Ordinal)));
        Of(answers, "menu", list: "result").ShouldBe(First100(d => (d.Archive is "jcb" or "ssbd") && d.Licence is not null));
        Of(answers, "dated", list: "result").ShouldBe(First100(d => d.HarvestedAt < new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero)));
        Of(answers, "searched", list: "result").ShouldBe(await service.AccessionsAsync("$search=tubulin&$orderby=Accession&$top=100"));
        var nested = Datasets.Where(d => d.FileCount > 20).OrderBy(d => d.Accession, StringComparer.Ordinal).Take(2);
        answers.GetProperty("nested").GetProperty("result").EnumerateArray().Select(d => d.GetProperty("Files").GetArrayLength()).ShouldBe(nested.Select(d => (int)d.FileCount!.Value));
    }

    private static IEnumerable<string?> Of(JsonElement answers, string question, string property = "Accession", string list = "value") =>
        answers.GetProperty(question).GetProperty(list).EnumerateArray().Select(entity => entity.GetProperty(property).GetString());

    // A page holds a hundred entities where nothing is said.
    private IEnumerable<string> First100(Func<Dataset, bool> holds) => Datasets.Where(holds).Select(d => d.Accession).Order(StringComparer.Ordinal).Take(100);
}
