using System.Text.Json.Nodes;

using Hub.Portal.Exports;
using Hub.Records;
using Hub.Tests.Making;

namespace Hub.Tests.Portal;

public sealed class ExportTests
{
    private static readonly Uri Page = new("http://hub.example.org/datasets/idr9001");

    [Fact]
    public void BibTeX_escapes_what_TeX_would_read_as_its_own()
    {
        var text = BibTex.Write(ADataset.Complete, Page);
        text.ShouldStartWith("@misc{idr9001,\n");
        text.ShouldContain("title = {{Mitosis in \\{two\\} species \\& more}}");
        text.ShouldContain("author = {Smith J and Søren Kierkegaard}");
        text.ShouldContain("doi = {10.17867/10000999}");
    }

    [Fact]
    public void BibTeX_of_a_hostile_title_keeps_its_braces_in_pairs()
    {
        var text = BibTex.Write(ADataset.Complete with { Title = "}}} \\end{document} {{", Accession = "a}b,c" }, Page);
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var escaped = at > 0 && text[at - 1] == '\\';
            depth += text[at] == '{' && !escaped ? 1 : text[at] == '}' && !escaped ? -1 : 0;
            depth.ShouldBeGreaterThanOrEqualTo(0);
        }

        depth.ShouldBe(0);
        text.ShouldStartWith("@misc{a-b-c,");
    }

    [Fact]
    public void RIS_has_one_tag_a_line_even_for_a_description_of_several()
    {
        var lines = Ris.Write(ADataset.Complete, Page).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("TY  - DATA");
        lines[^1].ShouldBe("ER  - ");
        lines.ShouldAllBe(line => line.Length >= 6 && line.Substring(2, 4) == "  - ");
        lines.ShouldContain("AB  - First line. Second line.");
    }

    [Fact]
    public void DataCite_names_creators_rights_and_the_paper_it_supplements()
    {
        var json = JsonNode.Parse(DataCiteJson.Write(ADataset.Complete, Page))!;
        ((string)json["creators"]![0]!["nameIdentifiers"]![0]!["nameIdentifier"]!).ShouldBe("https://orcid.org/0000-0002-1825-0097");
        ((string)json["rightsList"]![0]!["rightsUri"]!).ShouldBe("https://creativecommons.org/licenses/by/4.0/");
        json["relatedIdentifiers"]!.AsArray().Select(each => (string)each!["relatedIdentifier"]!).ShouldBe(["10.1000/xyz", "https://example.org/data"]);
        ((int)json["publicationYear"]!).ShouldBe(2024);
    }

    [Fact]
    public void Schema_org_names_the_dataset_by_its_most_lasting_address()
    {
        var json = JsonNode.Parse(SchemaOrgJsonLd.Write(ADataset.Complete, Page))!;
        ((string)json["@id"]!).ShouldBe("https://doi.org/10.17867/10000999");
        ((string)json["about"]![0]!["@id"]!).ShouldBe("http://purl.obolibrary.org/obo/NCBITaxon_9606");
        ((string)json["datePublished"]!).ShouldBe("2024-03-09");
    }

    [Fact]
    public void Every_reference_of_an_RO_Crate_leads_to_an_entity_of_its_graph()
    {
        var crate = JsonNode.Parse(RoCrateJson.Write(ADataset.Complete, Page))!;
        var graph = crate["@graph"]!.AsArray();
        var ids = graph.Select(entity => (string)entity!["@id"]!).ToHashSet(StringComparer.Ordinal);
        ids.Count.ShouldBe(graph.Count);
        var root = graph.Single(entity => (string)entity!["@type"]! == "Dataset")!;
        string[] linked = ["author", "about", "measurementMethod", "seeAlso", "funder", "size"];
        linked.SelectMany(name => root[name]!.AsArray()).Select(each => (string)each!["@id"]!).ShouldAllBe(id => ids.Contains(id));
    }

    [Theory]
    [InlineData("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/")]
    [InlineData("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/")]
    [InlineData("CC-BY-NC-SA-3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/")]
    [InlineData("MIT", "https://spdx.org/licenses/MIT.html")]
    [InlineData("LicenseRef-custom", null)]
    [InlineData(null, null)]
    public void A_licence_has_its_own_address(string? spdx, string? address) => LicenceAddress.Of(spdx).ShouldBe(address);

    [Fact]
    public void A_bare_record_can_be_had_in_every_form()
    {
        var bare = new Dataset { Accession = "X-1", Archive = "x", Title = "T" };
        foreach (var format in ExportFormats.All)
        {
            format.Write(bare, Page).ShouldContain("X-1");
        }
    }
}
