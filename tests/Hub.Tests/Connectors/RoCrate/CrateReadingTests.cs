using Hub.Connectors.RoCrate;
using Hub.Records;

namespace Hub.Tests.Connectors.RoCrate;

/// <summary>The shapes in which publishers write the same facts.</summary>
public sealed class CrateReadingTests
{
    private const string Named = "\"name\": \"A study\", \"identifier\": \"S-BIAD7\"";

    private readonly RoCrateConnector connector = new();

    [Theory]
    [InlineData("\"https://w3id.org/ro/crate/1.2/context\"", "obo:NCBITaxon_9606", "scientificName")]
    [InlineData("{\"obo\": \"http://purl.obolibrary.org/obo/\"}", "obo:NCBITaxon_9606", "dwc:scientificName")]
    [InlineData("[]", "http://purl.obolibrary.org/obo/NCBITaxon_9606", "http://rs.tdwg.org/dwc/terms/scientificName")]
    [InlineData("{\"t\": \"http://purl.obolibrary.org/obo/NCBITaxon_\"}", "t:9606", "name")]
    public async Task A_taxon_is_the_same_in_every_context(string context, string id, string nameProperty)
    {
        var record = await RecordAsync(Crates.Of(
            $$"""{{Named}}, "about": {"@id": "{{id}}"}""",
            $$"""{"@id": "{{id}}", "@type": ["Taxon"], "{{nameProperty}}": ["Homo sapiens"]}""",
            context));

        record.Organisms.ShouldHaveSingleItem().ShouldBe(new StatedTerm("http://purl.obolibrary.org/obo/NCBITaxon_9606", "Homo sapiens", Where: "about"));
    }

    [Theory]
    [InlineData("""{"@id": "obo:CLO_0003684"}""")]
    [InlineData("""[{"@id": "obo:CLO_0003684", "name": "HeLa cell"}]""")]
    [InlineData("""{"@id": "http://purl.obolibrary.org/obo/CLO_0003684"}""")]
    public async Task A_cell_line_may_be_an_object_a_list_or_a_reference(string cellLine)
    {
        var record = await RecordAsync(Crates.Of(
            $"{Named}, \"about\": [{{\"@id\": \"#s\"}}]",
            $$"""{"@id": "#s", "@type": "BioSample", "name": "sample", "bao:BAO_0002004": {{cellLine}} }, {"@id": "obo:CLO_0003684", "@type": "DefinedTerm", "name": "HeLa cell"}"""));

        record.Attributes.ShouldContain(new KeyValue("Cell line", "HeLa cell", "http://purl.obolibrary.org/obo/CLO_0003684"));
    }

    [Fact]
    public async Task A_cell_line_may_be_a_bare_word()
    {
        var record = await RecordAsync(Crates.Of($"{Named}, \"about\": {{\"@id\": \"#s\"}}", """{"@id": "#s", "@type": "BioSample", "hasCellLine": "KPL-4"}"""));

        record.Attributes.ShouldBe([new KeyValue("Cell line", "KPL-4")]);
    }

    [Fact]
    public async Task The_misspelt_quantity_counts_too_and_a_wrong_one_is_reported()
    {
        var sizes = """{"@id": "#b", "@type": ["QuantitiveValue"], "unitText": "bytes", "value": 12}, {"@id": "#f", "@type": "QuantitativeValue", "unitCode": "obo:UO_0000189", "value": "many"}""";
        var stated = await StateAsync(Crates.Of($"{Named}, \"size\": [{{\"@id\": \"#b\"}}, {{\"@id\": \"#f\"}}]", sizes));

        stated.Records[0].Size.ShouldBe(new StatedText("12", "size"));
        stated.Records[0].FileCount.ShouldBeNull();
        stated.Problems.ShouldContain(problem => problem.Code == "file-count-unreadable");
    }

    [Theory]
    [InlineData("citation", "https://doi.org/10.1038/ABC.1", "10.1038/abc.1", null)]
    [InlineData("rdf:seeAlso", "https://www.ncbi.nlm.nih.gov/pubmed/26673152", null, "26673152")]
    [InlineData("rdfs:seeAlso", "https://pubmed.ncbi.nlm.nih.gov/26673152/", null, "26673152")]
    [InlineData("citation", "35209227", null, "35209227")]
    public async Task A_paper_is_found_under_every_property_and_id(string property, string id, string? doi, string? pubMedId)
    {
        var record = await RecordAsync(Crates.Of($"{Named}, \"{property}\": [{{\"@id\": \"{id}\"}}]", $$"""{"@id": "{{id}}", "@type": "ScholarlyArticle", "name": "{{id}}", "datePublished": "None"}"""));

        record.Publications.ShouldBe([new Publication { Doi = doi, PubMedId = pubMedId, Title = id.Contains("://", StringComparison.Ordinal) ? null : id }]);
    }

    [Fact]
    public async Task A_whole_citation_is_taken_apart()
    {
        var record = await RecordAsync(Crates.Of(
            $"{Named}, \"seeAlso\": [{{\"@id\": \"https://doi.org/10.1234/x\"}}]",
            """{"@id": "https://doi.org/10.1234/x", "name": "Aoki K, van den Berg TK, and Matsuda M. Propagating Wave of ERK Activation. Dev Cell. 2017 Nov 6;43(3).", "sameAs": ["https://pubmed.ncbi.nlm.nih.gov/29112851/"]}"""));

        record.Publications.ShouldBe([new Publication { Doi = "10.1234/x", PubMedId = "29112851", Title = "Propagating Wave of ERK Activation", Authors = "Aoki K, van den Berg TK, and Matsuda M", Year = 2017 }]);
    }

    [Fact]
    public async Task Authors_keep_ORCID_and_institution_and_lose_their_email_address()
    {
        var record = await RecordAsync(Crates.Of(
            $"{Named}, \"author\": [{{\"@id\": \"https://orcid.org/0000-0002-1777-3160\"}}, \"Jane Roe\"]",
            """{"@id": "https://orcid.org/0000-0002-1777-3160", "@type": "Person", "name": "A  Person (a.person@example.org)", "email": "a.person@example.org", "affiliation": [{"@id": "#i"}]}, {"@id": "#i", "name": "RIKEN"}"""));

        record.Authors.ShouldBe([new Author("A Person ([e-mail withheld])", "0000-0002-1777-3160", "RIKEN"), new Author("Jane Roe")]);
    }

    [Fact]
    public async Task Two_statements_of_one_id_are_one_entity()
    {
        var record = await RecordAsync(Crates.Of($"{Named}, \"about\": {{\"@id\": \"#s\"}}", """{"@id": "#s", "@type": "BioSample", "name": "retina"}, {"@id": "#s", "@type": "BioSample", "description": "adult retina"}"""));

        record.Attributes.ShouldBe([new KeyValue("Biosample", "retina"), new KeyValue("Biosample description", "adult retina")]);
    }

    [Fact]
    public async Task A_name_that_points_at_itself_does_not_go_round_for_ever()
    {
        var stated = await StateAsync(Crates.Of("\"name\": {\"@id\": \"https://archive.example/studies/S-BIAD7\"}, \"identifier\": \"S-BIAD7\""));

        stated.Problems.ShouldHaveSingleItem().Code.ShouldBe("title-missing");
    }

    [Theory]
    [InlineData("\"identifier\": \"https://archive.example/studies/S-BIAD7\"")]
    [InlineData("\"identifier\": []")]
    [InlineData("\"version\": 3")]
    public async Task A_crate_without_a_usable_identifier_gets_its_accession_from_its_address_with_a_trace(string identifier)
    {
        var record = await RecordAsync(Crates.Of($"\"name\": \"A study\", {identifier}"));

        record.Accession.ShouldBe("S-BIAD7");
        record.Trace.ShouldHaveSingleItem().Rule.ShouldBe("ro-crate.accession-from-address");
    }

    [Fact]
    public async Task A_partner_s_pattern_runs_in_linear_time_over_a_hostile_identifier()
    {
        var archive = Crates.Archive with { OwnsAccessions = @"S-B(a+)+\d" };
        var hostile = "S-B" + new string('a', 20_000) + "!";

        var stated = await connector.NormaliseAsync(Crates.Payload("x", Crates.Of($"\"name\": \"A study\", \"identifier\": \"{hostile}\"")), archive, default);

        stated.Problems.ShouldHaveSingleItem().Code.ShouldBe("accession-missing");
    }

    [Fact]
    public async Task A_crate_without_any_accession_is_refused_with_the_reason()
    {
        var stated = await StateAsync(Crates.Of("\"name\": \"A study\"", id: "https://archive.example/studies/17"));

        stated.Problems.ShouldHaveSingleItem().Code.ShouldBe("accession-missing");
    }

    [Fact]
    public async Task Methods_are_terms_of_the_root_or_else_of_its_protocols_and_never_kinds_of_protocol()
    {
        var record = await RecordAsync(Crates.Of(
            $"{Named}, \"measurementMethod\": [{{\"@id\": \"#p\"}}]",
            """{"@id": "#p", "@type": "LabProtocol", "name": "imaging", "labEquipment": "Zeiss Axioplan II", "measurementTechnique": [{"@id": "FBbi:00000246"}, {"@id": "http://www.ebi.ac.uk/efo/EFO_0003789"}]}, {"@id": "FBbi:00000246", "name": "fluorescence microscopy"}"""));

        record.ImagingMethods.ShouldHaveSingleItem().ShouldBe(new StatedTerm("FBbi:00000246", "fluorescence microscopy", Where: "measurementMethod.measurementTechnique"));
        record.Attributes.ShouldContain(new KeyValue("Instrument", "Zeiss Axioplan II"));
    }

    [Fact]
    public async Task Markup_goes_and_allele_names_stay()
    {
        var record = await RecordAsync(Crates.Of("\"name\": \"Giant &lt;em&gt;Dictyostelium&lt;/em&gt; in Invs<inv> and Tau<sup>GFP</sup>\", \"identifier\": \"S-BIAD7\""));

        record.Title.ShouldBe("Giant Dictyostelium in Invs<inv> and TauGFP");
    }

    [Theory]
    [InlineData("{", "not-json")]
    [InlineData("[]", "not-a-crate")]
    [InlineData("{\"@graph\": 7}", "no-study")]
    [InlineData("{\"@graph\": [{\"@id\": \"./\", \"@type\": \"Dataset\", \"identifier\": \"S-BIAD7\", \"name\": \"x\"}]}", "no-study")]
    public async Task What_is_no_crate_says_why(string text, string code)
    {
        var stated = await StateAsync(text);

        stated.Records.ShouldBeEmpty();
        stated.Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    private Task<StatedRecords> StateAsync(string text) => connector.NormaliseAsync(Crates.Payload("x", text), Crates.Archive, CancellationToken.None);

    private async Task<StatedRecord> RecordAsync(string text)
    {
        var stated = await StateAsync(text);
        return stated.Records.ShouldHaveSingleItem(string.Join("; ", stated.Problems));
    }
}
