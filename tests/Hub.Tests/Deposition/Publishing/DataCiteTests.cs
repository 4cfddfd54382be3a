using System.Net;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

using Hub.Deposition.Accounts;
using Hub.Deposition.Publishing;
using Hub.Records;
using Hub.Tests.Making;

namespace Hub.Tests.Deposition.Publishing;

/// <summary>What is registered with a DOI, against DataCite's own schema and a stand-in of its registry.</summary>
public sealed class DataCiteTests
{
    private static readonly Dataset Full = new()
    {
        Accession = "S-HUB7",
        Archive = "hub",
        Title = "Mitosis & <b>meiosis</b> \u0001 with a half \ud800 letter and 𝛼-tubulin",
        Description = "What was \u0000 asked\ud83d",
        ReleaseDate = new DateOnly(2027, 3, 1),
        Licence = "CC-BY-4.0",
        SizeBytes = 7,
        Authors = [new Author("Ada Lovelace", "0000-0002-1825-0097", "An Institute"), new Author("Bob")],
        Keywords = ["mitosis", "\u0002"],
        Organisms = [new Organism("NCBITaxon:9606", "Homo sapiens")],
        ImagingMethods = [new ImagingMethod("FBbi:00000251", "confocal microscopy")],
        Publications = [new Publication { Title = "A paper", Doi = "10.1083/jcb.200908034" }],
        Funding = [new Grant("A trust", "AT-1"), new Grant("Another")],
    };

    private static readonly Dataset Bare = new() { Accession = "S-HUB8", Archive = "hub", Title = "Bare", ReleaseDate = new DateOnly(2027, 3, 1) };

    [SharedDataFact]
    public void The_metadata_are_valid_DataCite_4_7_whatever_was_typed()
    {
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        schemas.Add("http://datacite.org/schema/kernel-4", SharedData.Path("standards", "datacite", "kernel-4.7", "metadata.xsd"));
        foreach (var dataset in new[] { Full, Bare })
        {
            var complaints = new List<string>();
            using var stream = new MemoryStream(DataCiteXml.Write(dataset, "10.1234/s-hub7", "Bioimaging Hub", 2));
            XDocument.Load(stream).Validate(schemas, (_, wrong) => complaints.Add(wrong.Message));
            complaints.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Authors_with_ORCID_licence_funding_and_paper_are_in_it()
    {
        XNamespace kernel = "http://datacite.org/schema/kernel-4";
        using var stream = new MemoryStream(DataCiteXml.Write(Full, "10.1234/s-hub7", "Bioimaging Hub", 2));
        var root = XDocument.Load(stream).Root!;

        root.Element(kernel + "identifier")!.Value.ShouldBe("10.1234/s-hub7");
        root.Descendants(kernel + "nameIdentifier").Single().Value.ShouldBe("https://orcid.org/0000-0002-1825-0097");
        root.Descendants(kernel + "creatorName").Select(name => name.Value).ShouldBe(["Ada Lovelace", "Bob"]);
        root.Descendants(kernel + "title").Single().Value.ShouldBe("Mitosis & <b>meiosis</b>  with a half  letter and 𝛼-tubulin");
        root.Descendants(kernel + "rights").Single().Attribute("rightsIdentifier")!.Value.ShouldBe("CC-BY-4.0");
        root.Descendants(kernel + "funderName").Select(name => name.Value).ShouldBe(["A trust", "Another"]);
        root.Descendants(kernel + "relatedIdentifier").Single().Value.ShouldBe("10.1083/jcb.200908034");
        root.Element(kernel + "version")!.Value.ShouldBe("2");
    }

    [Fact]
    public async Task A_release_registers_its_DOI_with_the_account_and_a_withdrawal_hides_it()
    {
        await using var registry = await DoiRegistry.StartAsync();
        await using var hub = await StartAsync(registry);
        var ada = await hub.RegisterAsync();
        var accession = await hub.BeginAsync(ada);

        await hub.Releasing.SubmitAsync(accession, ada, null, default);

        var (path, authorization, body) = registry.Asked.ShouldHaveSingleItem();
        path.ShouldBe($"/dois/10.1234/{accession.ToLowerInvariant()}");
        authorization.ShouldBe("Basic " + Convert.ToBase64String("HUB.TESTS:secret"u8));
        var attributes = JsonNode.Parse(body)!["data"]!["attributes"]!;
        attributes["event"]!.GetValue<string>().ShouldBe("publish");
        attributes["url"]!.GetValue<string>().ShouldBe($"https://hub.example.org/datasets/{accession}");
        XDocument.Parse(System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(attributes["xml"]!.GetValue<string>()))).Root!.Name.LocalName.ShouldBe("resource");
        (await hub.RecordAsync(accession))!.Dataset!.Doi.ShouldBe($"10.1234/{accession.ToLowerInvariant()}");

        await hub.Releasing.WithdrawAsync(accession, await hub.RegisterAsync("carla", Roles.Curator), "Asked for.", default);
        JsonNode.Parse(registry.Asked[^1].Body)!["data"]!["attributes"]!["event"]!.GetValue<string>().ShouldBe("hide");
    }

    [Fact]
    public async Task While_the_registry_fails_the_release_stands_and_the_DOI_is_tried_again()
    {
        await using var registry = await DoiRegistry.StartAsync();
        await using var hub = await StartAsync(registry);
        var ada = await hub.RegisterAsync();
        var accession = await hub.BeginAsync(ada);
        registry.Status = HttpStatusCode.ServiceUnavailable;

        await hub.Releasing.SubmitAsync(accession, ada, null, default);
        (await hub.RecordAsync(accession)).ShouldNotBeNull().IsDeleted.ShouldBeFalse();
        (await hub.FindAsync(accession)).IsOutstanding.ShouldBeTrue();
        registry.Status = HttpStatusCode.Created;
        await hub.Get<Publisher>().CarryAllAsync(default);

        registry.Asked.Count.ShouldBe(2);
        (await hub.FindAsync(accession)).IsOutstanding.ShouldBeFalse();
    }

    private static Task<DepositBench> StartAsync(DoiRegistry registry) => DepositBench.StartAsync(
        "--Hub:Deposition:DoiPrefix=10.1234", "--Hub:Deposition:DoiAddress=" + registry.Address, "--Hub:Deposition:DoiUser=HUB.TESTS", "--Hub:Deposition:DoiPassword=secret", "--Hub:Deposition:PublicAddress=https://hub.example.org/");
}
