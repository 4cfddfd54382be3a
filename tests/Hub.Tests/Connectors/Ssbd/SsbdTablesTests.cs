using System.Text;

using Hub.Connectors.Ssbd;
using Hub.Records;
using Hub.Tests.Connectors.RoCrate;
using Hub.Tests.Making;

namespace Hub.Tests.Connectors.Ssbd;

/// <summary>What SSBD tells beyond its crates: REST, the table of images, quantitative data, pages.</summary>
public sealed class SsbdTablesTests
{
    private static readonly ArchiveDefinition Archive = new()
    {
        Id = "ssbd",
        Name = "SSBD",
        Kind = "ssbd",
        Endpoints = new Dictionary<string, Uri>
        {
            ["repository"] = new("https://api.example/repos/o/r"),
            ["raw"] = new("https://raw.example/o/r"),
            ["rest"] = new("https://ssbd.example"),
            ["quantitative"] = new("https://old.example/SSBD/api/v3"),
            ["pages"] = new("https://ssbd.example"),
        },
        Options = new Dictionary<string, string> { ["pages"] = "true" },
    };

    private readonly SsbdConnector connector = new();
    private readonly CannedArchive server = new();

    [Theory]
    [InlineData("v1", "/v1/api/v1/Dataset/?project__name=7-Roe-Cells", "\"name\": \"Fig1\", \"kind\": \"Image data\", \"xyz_scale_text\": \"XY: 0.24 micrometer/pixel\", \"id\": 3")]
    [InlineData("v3", "/v3/api/v1/ImageDataset/?project__project_id=7-Roe-Cells", "\"dataset_id\": \"Fig1\", \"x_scale_text\": \"0.24 micrometer/pixel\", \"y_scale_text\": \"0.24 micrometer/pixel\"")]
    public async Task Data_sets_of_each_generation_become_components_with_sizes(string version, string address, string row)
    {
        server[address] = $$"""{"count": 1, "next": null, "results": [{ {{row}}, "contact_mail": "someone@example.org" }]}""";

        var payload = await FetchAsync("datasets/7-Roe-Cells");
        var component = (await StateAsync(payload)).Records.ShouldHaveSingleItem().Components.ShouldHaveSingleItem();

        payload.Parts.ShouldHaveSingleItem().Name.ShouldBe(version + "/0001.json");
        (component.Id, component.Kind).ShouldBe(("Fig1", "image data set"));
        component.Attributes.ShouldContain(new KeyValue("Pixel size x", "0.24 µm"));
        component.Attributes.ShouldContain(new KeyValue("Pixel size y", "0.24 µm"));
        component.Attributes.ShouldNotContain(attribute => attribute.Name.Contains("mail"));
    }

    [Fact]
    public async Task Pages_of_data_sets_are_followed_wherever_they_say_they_are()
    {
        server["/v1/api/v1/Dataset/?project__name=7-Roe-Cells"] = """{"count": 2, "next": "http://inside.example:8000/api/v1/Dataset/?page=2", "results": [{"name": "A", "kind": "Image data"}]}""";
        server["/v1/api/v1/Dataset/?page=2"] = """{"count": 2, "next": null, "results": [{"name": "A", "kind": "Quantitative data"}]}""";

        var record = (await StateAsync(await FetchAsync("datasets/7-Roe-Cells"))).Records[0];

        record.Components.Select(component => component.Id).ShouldBe(["A", "A (quantitative data set)"]);
    }

    [Theory]
    [InlineData("""{"count": 3, "next": null, "results": [{"name": "A"}]}""")]
    [InlineData("""{"count": 1, "next": "?project__name=7-Roe-Cells", "results": [{"name": "A"}]}""")]
    [InlineData("""{"detail": "Not found."}""")]
    public async Task A_list_that_is_cut_short_endless_or_no_list_is_refused(string answer)
    {
        server["/v1/api/v1/Dataset/?project__name=7-Roe-Cells"] = answer;

        await Should.ThrowAsync<ArchiveException>(() => FetchAsync("datasets/7-Roe-Cells"));
    }

    [SharedDataFact]
    public async Task Every_row_of_the_recorded_table_is_a_file_of_its_project()
    {
        var path = SharedData.Path("archives", "ssbd", "bff", "bff-ssbd-database-omezarr04.csv");
        var payload = new Payload("images", [new PayloadPart("images.csv", new MemoryContent(await File.ReadAllBytesAsync(path)))]);
        var records = (await StateAsync(payload)).Records;
        var raw = File.ReadLines(path).Skip(1).Select(line => line.Split(',')[1]).GroupBy(project => project).ToDictionary(group => group.Key, group => group.Count());

        records.Count.ShouldBe(145);
        records.Sum(record => record.ImageCount).ShouldBe(5957);
        records.ShouldAllBe(record => record.ImageCount == raw[record.Aliases[0]]);
        var files = await connector.ReadFilesAsync(payload, "ssbd-repos-000011", Archive, CancellationToken.None).ToListAsync();
        files.Count.ShouldBe(raw["11-Toyoshima-NeuAct"]);
        files[0].Path.ShouldBe("140911_DiR_x1_worm1.zarr/0");
        files[0].Format.ShouldBe("OME-Zarr");
        files[0].Attributes.ShouldContain(new KeyValue("Organism", "Caenorhabditis elegans"));
    }

    [Fact]
    public async Task A_table_with_a_quote_that_never_closes_says_which_line()
    {
        var text = "Project Name,File Path\n7-Roe-Cells,https://x.example/a.zarr\n7-Roe-Cells,\"" + new string('x', 2 << 20);
        var payload = new Payload("images", [new PayloadPart("images.csv", new MemoryContent(Encoding.UTF8.GetBytes(text)))]);

        var refused = await Should.ThrowAsync<ArchiveException>(async () => await connector.ReadFilesAsync(payload, "ssbd-repos-000007", Archive, CancellationToken.None).ToListAsync());

        refused.Message.ShouldContain("images.csv, line ");
        (await StateAsync(payload)).Problems.ShouldHaveSingleItem().Code.ShouldBe("table-malformed");
    }

    [SharedDataFact]
    public async Task Recorded_answers_of_the_old_interface_become_records_by_their_project_numbers()
    {
        var recorded = await File.ReadAllTextAsync(SharedData.Path("archives", "ssbd", "api_recorded", "v3_data_records_parsed_from_UsingSSBDv3.2.json"));
        var first = await File.ReadAllTextAsync(Directory.GetFiles(SharedData.Path("archives", "ssbd", "api_recorded"), "v1_2_*.json")[0]);
        var payload = new Payload("quantitative", [Part("data/0001.json", $"{{\"objects\": {recorded}}}"), Part("data/0002.json", first)]);

        var stated = await StateAsync(payload);

        var fujii = stated.Records.Single(record => record.Accession == "ssbd-repos-000073");
        fujii.Authors[0].Name.ShouldBe("Masashi Fujii");
        fujii.Publications.ShouldHaveSingleItem().PubMedId.ShouldBe("28256240");
        fujii.Components.ShouldAllBe(component => component.Kind == "quantitative data set");
        fujii.Components[0].Attributes.ShouldContain(new KeyValue("datatype", "molecular dynamics"));
        stated.Problems.ShouldHaveSingleItem().Code.ShouldBe("number-missing");
    }

    [Fact]
    public async Task All_pages_of_the_old_interface_are_fetched()
    {
        server["/SSBD/api/v3/data/?format=json&limit=100&offset=0"] = """{"meta": {"total_count": 2, "next": "/SSBD/api/v3/data/?offset=1&limit=1&format=json"}, "objects": [{"SID": 7, "bdmlID": "a", "title": "BDML file for quantitative information about cells", "contributors": "Arjunan, S. N. V. and Tomita, M."}]}""";
        server["/SSBD/api/v3/data/?offset=1&limit=1&format=json"] = """{"meta": {"total_count": 2, "next": null}, "objects": [{"SID": "7", "bdmlID": "b", "E_mail": "someone@example.org"}]}""";

        var record = (await StateAsync(await FetchAsync("quantitative"))).Records.ShouldHaveSingleItem();

        (record.Accession, record.Title).ShouldBe(("ssbd-repos-000007", "cells"));
        record.Authors.Select(author => author.Name).ShouldBe(["Arjunan, S. N. V.", "Tomita, M."]);
        record.Components.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(3, "page 4 leads back to it")]
    [InlineData(100_000, "it would be page 2001")]
    public async Task Pages_of_data_sets_that_never_end_are_refused(int comeBack, string because)
    {
        var asked = 0;
        var endless = new EditedClient(server, (request, inner) =>
        {
            asked.ShouldBeLessThan(5_000, "it goes on for ever");
            return request.Address.Host != "ssbd.example" ? inner.SendAsync(request, CancellationToken.None) : Task.FromResult(new ArchiveResponse(
                200, new MemoryContent(Encoding.UTF8.GetBytes($$"""{"next": "https://ssbd.example/v1/api/v1/Dataset/?page={{asked++ % comeBack}}", "results": [{"name": "A"}]}"""))) { Source = request.Address });
        });

        var refused = await Should.ThrowAsync<ArchiveException>(() => connector.FetchAsync(new ListedRecord("datasets/7-Roe-Cells"), Archive, endless, CancellationToken.None));

        (refused.Failure, asked).ShouldBe((ArchiveFailure.Endless, Math.Min(comeBack + 1, 2000)));
        refused.Message.ShouldContain(because);
    }

    [Fact]
    public async Task A_number_without_a_crate_is_read_from_its_page_of_either_kind()
    {
        server["/repos/o/r/commits/main"] = """{"sha": "c"}""";
        server["/repos/o/r/git/trees/c?recursive=1"] = """{"tree": [{"path": "project-ro-crate/repository/ssbd-repos-000004-ro-crate-metadata.json", "type": "blob", "sha": "a"}]}""";
        server["/repository/1/"] = """<h2>Summary</h2><table class="layout"><tr><td class="label">Title:</td><td>Nuclear positions</td></tr><tr><td class="label">License</td><td><a href="https://creativecommons.org/licenses/by/4.0/">CC BY license</a></td></tr><tr><td class="label">PubMed ID</td><td><a class="exlink" href="http://www.ncbi.nlm.nih.gov/pubmed/18845710">18845710</a></td></tr><tr><td class="label">Contact Information</td><td>someone@example.org</td></tr>""";
        server["/repository/2/"] = "<table><tr><th>Title</th><td>Cells</td></tr><tr><td>Organism</td><td>D. rerio, C. elegans</td></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>";
        server["/repository/3/"] = "<html><body><div id=app></div><script>load()</script></body></html>";

        var pages = (await connector.ListAsync(Archive, server, CancellationToken.None).ToListAsync()).Where(record => record.Payload is not null).Select(record => record.Payload!).ToList();
        var first = (await StateAsync(pages[0])).Records.ShouldHaveSingleItem();
        var second = (await StateAsync(pages[1])).Records.ShouldHaveSingleItem();

        pages.Select(page => page.Key).ShouldBe(["page/000001", "page/000002"]);
        (first.Accession, first.Title).ShouldBe(("ssbd-repos-000001", "Nuclear positions"));
        first.Licence.ShouldBe(new StatedTerm("https://creativecommons.org/licenses/by/4.0/", "CC BY", Where: "License"));
        first.Publications.ShouldHaveSingleItem().PubMedId.ShouldBe("18845710");
        second.Organisms.Select(term => term.Label).ShouldBe(["D. rerio", "C. elegans"]);
    }

    [Theory]
    [InlineData(100_000)]
    public void A_page_nested_without_end_does_not_bring_the_reader_down(int depth) =>
        LabelledValues.Of(string.Concat(Enumerable.Repeat("<div>", depth)) + "<table><tr><td>Title</td><td>x</td></tr></table>").Count.ShouldBeLessThan(2);

    [Theory]
    [InlineData("ssbd-repos-000421", 421)]
    [InlineData("ssbd-database-000011", 11)]
    [InlineData("421-Takenouchi-AgedYoungOocyte", 421)]
    [InlineData("277-Matsuura-Suzuki-CryoEM", 277)]
    [InlineData("421", 421)]
    [InlineData("ssbd-repos-000000", null)]
    [InlineData("1234567-Roe-X", null)]
    [InlineData("Roe-X", null)]
    [InlineData(null, null)]
    public void The_number_is_the_same_in_every_identifier(string? identifier, int? number) => SsbdNumber.Of(identifier).ShouldBe(number);

    private static PayloadPart Part(string name, string text) => new(name, new MemoryContent(Encoding.UTF8.GetBytes(text)));

    private Task<StatedRecords> StateAsync(Payload payload) => connector.NormaliseAsync(payload, Archive, CancellationToken.None);

    private Task<Payload> FetchAsync(string key) => connector.FetchAsync(new ListedRecord(key), Archive, server, CancellationToken.None);
}
