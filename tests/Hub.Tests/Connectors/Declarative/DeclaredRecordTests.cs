using ArchiveServer;

using Hub.Connectors;
using Hub.Connectors.Declarative;
using Hub.Records;
using Hub.Tests.Connectors.RoCrate;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Connectors.Declarative;

public sealed class DeclaredRecordTests
{
    private readonly DeclarativeConnector connector = new();

    [Fact]
    public async Task Every_declared_field_arrives_with_its_transforms_in_the_trace()
    {
        var record = await RecordAsync(Atlas.Json, "ATLAS-1001");

        record.Accession.ShouldBe("ATLAS-1001");
        record.ReleaseDate!.Text.ShouldMatch(@"^\d{4}-\d{2}-\d{2}$");
        record.Licence!.Id.ShouldBe("https://creativecommons.org/licenses/by/4.0/");
        record.Size!.Text.ShouldBe((2048 * 1024).ToString(System.Globalization.CultureInfo.InvariantCulture));
        record.ImagingMethods.Single().Label.ShouldBe("confocal microscopy");
        record.Organisms.Single().Id.ShouldNotBeNull();
        record.Keywords.Count.ShouldBe(2);
        record.Authors.Count.ShouldBeGreaterThan(1);
        record.Publications.Single().Doi!.ShouldStartWith("10.5555/");
        record.Funding.Single().Code!.ShouldStartWith("G");
        record.References.Select(reference => reference.Target).ShouldBe(["EMPIAR-13601", "idr5001"]);
        record.Attributes.Single().Name.ShouldBe("Cell line");
        record.Description!.ShouldNotContain("<p>");
        record.Description!.ShouldNotContain("@example.org");
        record.Trace.ShouldContain(entry => entry.Field == "ImagingMethods" && entry.Source == "CLSM" && entry.Rule == "declared.table" && entry.Where == "$.technique");
    }

    [Theory]
    [InlineData(Atlas.Json)]
    [InlineData(Atlas.Xml)]
    [InlineData(Atlas.Html)]
    [InlineData(Partners.Oai)]
    [InlineData(Partners.Bioschemas)]
    public async Task One_archive_read_in_any_of_its_shapes_gives_the_same_record(string definition)
    {
        var expected = await RecordAsync(Atlas.Json, "ATLAS-1003");

        var record = await RecordAsync(definition, "ATLAS-1003");

        (record.Accession, record.Title).ShouldBe((expected.Accession, expected.Title));
        record.Authors.Select(author => author.Name).ShouldBe(expected.Authors.Select(author => author.Name));
        record.ReleaseDate!.Text.ShouldBe(expected.ReleaseDate!.Text);
        record.Licence.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("\"title\": { \"at\": \"$.title\", \"apply\": [\"text\"] }", "\"title\": { \"at\": \"$.title\", \"apply\": [\"eval\"] }", "eval")]
    [InlineData("\"accession\": \"$.id\"", "\"accession\": \"$.[\"", "cannot be read as a path")]
    [InlineData("\"accession\": \"$.id\"", "\"acession\": \"$.id\"", "declaration.map.acession: there is no property 'acession'; there may be accession, title, ")]
    [InlineData("\"orcid\": \"$.orcid\"", "\"orcit\": \"$.orcid\"", "declaration.map.authors.orcit: there is no property 'orcit'; there may be ")]
    [InlineData("\"records\": \"$.records[*]\",", "", "declaration.list: missing here: 'records'")]
    [InlineData("\"format\": \"json\"", "\"format\": \"yaml\"", "declaration.list.format: another kind of value belongs here")]
    [InlineData("\"total\": \"$.total\"", "\"total\": 5", "declaration.list.total: a value is a path")]
    [InlineData("records/{key}", "records/{kee}", "kee")]
    [InlineData("\"endpoint\": \"api\", \"path\": \"records?size=5\"", "\"endpoint\": \"apo\", \"path\": \"records?size=5\"", "no endpoint 'apo'")]
    [InlineData("{ \"by\": \"page\", \"parameter\": \"page\" }", "{ \"by\": \"cursor\", \"parameter\": \"page\" }", "'next'")]
    [InlineData("{ \"date\": \"dd.MM.yyyy\" }", "{ \"match\": \"(a)\\\\1\" }", "back-references")]
    [InlineData("\"accession\": \"$.id\"", "\"accession\": \"$..a..b..c\"", "twice at most")]
    public void A_wrong_declaration_is_refused_with_the_place_and_what_is_allowed(string from, string to, string because)
    {
        var wrong = Atlas.Json.Replace(from, to, StringComparison.Ordinal);
        wrong.ShouldNotBe(Atlas.Json);

        var refused = Should.Throw<ArchiveException>(() => connector.Read(Atlas.Read(wrong)));

        refused.Failure.ShouldBe(ArchiveFailure.Definition);
        refused.Message.ShouldContain(because);
        foreach (var inner in new[] { ".NET", "Hub.", "System.", "LineNumber" })
        {
            refused.Message.ShouldNotContain(inner, Case.Sensitive, "who writes a definition knows nothing of how it is read");
        }
    }

    [Fact]
    public async Task A_listing_that_ends_before_its_total_is_no_listing()
    {
        var refused = await Should.ThrowAsync<ArchiveException>(() => ListAsync(Atlas.Json, "broken/WrongTotal"));

        refused.Failure.ShouldBe(ArchiveFailure.Incomplete);
    }

    [Fact]
    public async Task An_empty_listing_is_no_empty_archive()
    {
        var refused = await Should.ThrowAsync<ArchiveException>(() => ListAsync(Atlas.Json, "broken/EmptyListing"));

        refused.Failure.ShouldBe(ArchiveFailure.NoRecords);
    }

    [Theory]
    [InlineData("{\"a\": [1, 2]}", "$.a", "1 2")]
    [InlineData("{\"a\": {\"b\": \" x \"}}", "$.a.b", "x")]
    [InlineData("{\"a\": [{\"t\": \"k\", \"v\": \"1\"}, {\"t\": \"z\", \"v\": \"2\"}]}", "$.a[?(@.t=='z')].v", "2")]
    [InlineData("{\"a\": null}", "$.a", "")]
    public async Task Paths_into_JSON_are_read_tolerantly(string json, string path, string expected)
    {
        var archive = new CannedArchive { ["/l"] = $$"""{"r": [{"id": "1", "title": "T", "x": {{json}}}]}""" };
        var definition = Atlas.Read($$"""
            { "id": "t", "name": "T", "kind": "declarative", "endpoints": { "l": "https://t.example/" },
              "declaration": { "list": { "request": { "endpoint": "l", "path": "l" }, "records": "$.r", "key": "$.id" },
                               "map": { "title": "$.title", "keywords": "{{path.Replace("$.", "$.x.", StringComparison.Ordinal)}}" } } }
            """);

        var listed = await connector.ListAsync(definition, archive, default).SingleAsync();
        var stated = await connector.NormaliseAsync(listed.Payload!, definition, default);

        string.Join(' ', stated.Records.Single().Keywords).ShouldBe(expected);
    }

    private static async Task<StatedRecord> RecordAsync(string json, string accession)
    {
        await using var server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = 6, Seed = 3 } }, default);
        using var client = new PlainClient();
        var archive = Atlas.Read(json, server.BaseUrl("atlas"));
        var kind = ConnectorKinds.For(archive);
        await foreach (var listed in kind.ListAsync(archive, client, default))
        {
            var payload = listed.Payload ?? await kind.FetchAsync(listed, archive, client, default);
            var stated = await kind.NormaliseAsync(payload, archive, default);
            if (stated.Records.Single().Accession == accession)
            {
                return stated.Records.Single();
            }
        }

        throw new InvalidOperationException($"The archive lists no {accession}.");
    }

    private async Task ListAsync(string json, string place)
    {
        await using var server = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = RecordSet.Empty with { Generated = 12, Seed = 3 } }, default);
        using var client = new PlainClient();
        _ = await connector.ListAsync(Atlas.Read(json, server.BaseUrl(place)), client, default).ToListAsync();
    }
}
