using Hub.Connectors.BioStudies.PageTab;
using Hub.Records;

namespace Hub.Tests.Connectors.Jcb;

/// <summary>What studies state, however loosely they write it.</summary>
public sealed class PageTabTests
{
    [Fact]
    public async Task Tables_are_opened_and_types_and_names_are_read_in_any_case()
    {
        var record = await Studies.ReadAsync("""
            "attributes": [{"name": "KEYWORDS", "value": "actin, tubulin ,"}, {"name": "Keyword", "value": "Actin "}],
            "subsections": [[{"type": "AUTHOR", "attributes": [{"name": "name", "value": "Ana Silva"}]}], {"type": "Author", "attributes": {"name": "Name", "value": "Mei Chen"}}]
            """);

        record.Authors.Select(author => author.Name).ShouldBe(["Ana Silva", "Mei Chen"]);
        record.Keywords.ShouldBe(["Actin", "tubulin"]);
    }

    [Theory]
    [InlineData("""{"accno": "S-JCBD1", "attributes": [{"name": "Title", "value": "Envelope"}], "section": {"type": "Study"}}""", "Envelope")]
    [InlineData("""{"accno": "S-JCBD1", "section": {"type": "Study", "attributes": [{"name": "title", "value": "Section"}]}}""", "Section")]
    public async Task The_title_stands_on_the_envelope_or_in_the_study(string pageTab, string title)
    {
        (await Studies.StateAsync(Studies.Payload(pageTab))).Records.Single().Title.ShouldBe(title);
    }

    [Theory]
    [InlineData("""{"accno": "S-JCBD1", "section": {"type": "Study"}}""", "title-missing")]
    [InlineData("""{"errorMessage": "Study not found"}""", "study-missing")]
    [InlineData("<html>", "not-json")]
    public async Task What_cannot_be_read_is_listed_with_its_reason(string pageTab, string code)
    {
        var stated = await Studies.StateAsync(Studies.Payload(pageTab));

        stated.Records.ShouldBeEmpty();
        stated.Problems.Single().Code.ShouldBe(code);
    }

    [Fact]
    public async Task Affiliations_are_found_by_one_reference_by_several_and_without_the_flag()
    {
        var record = await Studies.ReadAsync("""
            "subsections": [
              {"type": "author", "attributes": [{"name": "Name", "value": "A"}, {"name": "affiliation", "value": "o1, o2", "reference": true}, {"name": "E-mail", "value": "a@example.org"}]},
              {"type": "author", "attributes": [{"name": "Name", "value": "B"}, {"name": "Affiliation", "value": "o2"}, {"name": "ORCID", "value": "https://orcid.org/0000-0002-1825-0097 "}]},
              {"type": "author", "attributes": [{"name": "Name", "value": "C"}, {"name": "affiliation", "value": "Somewhere, Else"}]},
              {"type": "author", "attributes": [{"name": "E-mail", "value": "nameless@example.org"}]},
              {"type": "organisation", "accno": "o1", "attributes": [{"name": "Name", "value": "Northgate"}]},
              {"type": "Organization", "accno": "o2", "attributes": [{"name": "Name", "value": "Bayview"}, {"name": "Address", "value": "1 Street"}]}]
            """);

        record.Authors.ShouldBe([new Author("A", null, "Northgate; Bayview"), new Author("B", "0000-0002-1825-0097", "Bayview"), new Author("C", null, "Somewhere, Else")]);
    }

    [Fact]
    public async Task Organisms_are_read_from_samples_sections_and_qualifiers()
    {
        var record = await Studies.ReadAsync("""
            "attributes": [{"name": "Organism", "value": "Escherichia coli, Staphylococcus aureus"}],
            "subsections": [
              {"type": "Biosample", "attributes": [{"name": "Organism", "value": "Mus musculus (mouse)", "valqual": [{"name": "Ontology", "value": "NCBITaxon"}, {"name": "TermId", "value": "10090"}]}]},
              {"type": "Biosample", "subsections": [{"type": "Organism", "attributes": [{"name": "Scientific name", "value": "Lemur catta"}, {"name": "NCBI taxon ID", "value": "NCBI:txid9447"}]}]},
              {"type": "Biosample", "attributes": [{"name": "organism", "value": "Wistar rat, adult"}]}]
            """);

        record.Organisms.Select(term => (term.Id, term.Label)).ShouldBe(
        [
            (null, "Escherichia coli"), (null, "Staphylococcus aureus"), ("10090", "Mus musculus (mouse)"), ("NCBI:txid9447", "Lemur catta"), (null, "Wistar rat, adult"),
        ]);
    }

    [Fact]
    public async Task Imaging_methods_are_read_as_words_and_as_terms_each_once()
    {
        var record = await Studies.ReadAsync("""
            "subsections": [
              {"type": "Image acquisition", "attributes": [{"name": "Imaging Method", "value": "SPIM"}, {"name": "Imaging method", "value": "SPIM"}]},
              {"type": "Image Acquisition", "subsections": [[{"type": "Imaging Method", "attributes": [{"name": "Ontology Value", "value": "fluorescence microscopy"}, {"name": "Ontology Term ID", "value": "FBbi:00000246"}]}]]}]
            """);

        record.ImagingMethods.Select(term => (term.Id, term.Label)).ShouldBe([(null, "SPIM"), ("FBbi:00000246", "fluorescence microscopy")]);
    }

    [Fact]
    public async Task A_planned_identifier_is_left_out_and_reported()
    {
        var stated = await Studies.StateAsync(Studies.Payload(Studies.InStudy("""
            "subsections": [{"type": "Publication", "accno": "PMC9154742", "attributes": [{"name": "Title", "value": "P"}, {"name": "DOI", "value": "TBD"}, {"name": "Pubmed ID", "value": "pending"}]}]
            """)));

        stated.Records[0].Publications.ShouldBe([new Publication { Title = "P", PmcId = "PMC9154742" }]);
        stated.Problems.Select(problem => problem.Code).ShouldBe(["identifier-unreadable", "identifier-unreadable"]);
        stated.Problems[0].Where.ShouldBe("$.section.subsections[0].attributes[1]");
    }

    [Fact]
    public async Task Links_that_name_nothing_are_left_out_and_the_others_kept()
    {
        var stated = await Studies.StateAsync(Studies.Payload(Studies.InStudy("""
            "attributes": [{"name": "IDR accession number", "value": "idr0042"}],
            "links": [{}, [{"url": "EMPIAR-10460", "attributes": [{"name": "Type", "value": "EMPIAR"}]}], {"url": "LC3 and p62 "}, {"url": "doi.org/10.17632/8gcncg6zkt.3"}, {"url": "https://idr.openmicroscopy.org/webclient/?show=project-402"}]
            """)));

        stated.Records[0].References.Select(reference => (reference.Target, reference.Relation)).ShouldBe(
        [
            ("idr0042", "IsVariantFormOf"), ("EMPIAR-10460", "References"), ("doi.org/10.17632/8gcncg6zkt.3", "References"),
            ("https://idr.openmicroscopy.org/webclient/?show=project-402", "References"),
        ]);
        stated.Problems.Single().Code.ShouldBe("link-unreadable");
    }

    [Fact]
    public async Task The_licence_keeps_its_words_and_its_address_and_none_is_assumed()
    {
        var stated = await Studies.ReadAsync("""
            "attributes": [{"name": "License", "value": "CC BY 4.0", "valqual": [{"name": "URL", "value": "https://creativecommons.org/licenses/by/4.0/"}]}]
            """);

        stated.Licence!.Label.ShouldBe("CC BY 4.0");
        stated.Licence.Id.ShouldBe("https://creativecommons.org/licenses/by/4.0/");
        (await Studies.ReadAsync("\"attributes\": []")).Licence.ShouldBeNull();
    }

    [Fact]
    public async Task What_correlates_images_is_kept_as_facts_of_the_study()
    {
        var record = await Studies.ReadAsync("""
            "subsections": [{"type": "Image correlation", "attributes": [{"name": "Title", "value": "CLEM overlay"}, {"name": "Fiducials used", "value": "beads"}, {"name": "Transformation matrix", "value": "matrix.txt"}]}]
            """);

        record.Attributes.ShouldBe([new KeyValue("Image correlation", "CLEM overlay"), new KeyValue("Fiducials used", "beads"), new KeyValue("Transformation matrix", "matrix.txt")]);
    }

    [Fact]
    public async Task A_stub_of_an_EMPIAR_entry_keeps_its_accession_and_ranks_below_the_entry()
    {
        var stub = (await Studies.StateAsync(Studies.Payload(Studies.InStudy("\"attributes\": []").Replace("S-JCBD1", "EMPIAR-10061", StringComparison.Ordinal)))).Records.Single();

        stub.Accession.ShouldBe("EMPIAR-10061");
        stub.Rank.ShouldBeLessThan(100);
    }

    [Fact]
    public void The_tab_separated_form_gives_the_same_as_the_json()
    {
        const string text = "Submission\tS-JCBD7\r\nTitle\tA title\r\nAttachTo\tJCB\r\n\r\nStudy\ts1\r\nDescription\t\"What was done\"\r\nLicense\tCC0\r\n[URL]\thttps://creativecommons.org/publicdomain/zero/1.0/\r\n\r\n"
            + "Link\tEMPIAR-10460\r\nType\tEMPIAR\r\n\r\nAuthor\ta1\r\nName\tAna Silva\r\n<affiliation>\to1\r\n\r\nOrganisation\to1\r\nName\tNorthgate\r\n\r\n"
            + "Study Component\tc1\ts1\r\nName\tFigure 1\r\nFile List\tfigure1.tsv\r\n\r\nAssociations\t\tc1\r\nBiosample\tHeLa\r\n\r\nFiles\tType\r\nfig/a.tif\timage\r\n/etc/../b\timage\r\n\r\nFunding[s1]\tAgency\r\nf1\tWellcome\r\n";

        var study = PageTabTsv.Read(text)!;

        study.Accno.ShouldBe("S-JCBD7");
        study.First("Title").ShouldBe("A title");
        study.Study.All("License").Single().Qualifier("url").ShouldBe("https://creativecommons.org/publicdomain/zero/1.0/");
        study.Study.Links.Single().ShouldBe(new PageTabLink("EMPIAR-10460", "line 10") { Type = "EMPIAR" });
        study.Study.Subsections.Select(section => section.Type).ShouldBe(["Author", "Organisation", "Study Component", "Funding"]);
        study.Study.Find("Author").Single().All("affiliation").Single().IsReference.ShouldBeTrue();
        study.Study.Find("Study Component").Single().Subsections.Single().First("biosample").ShouldBe("HeLa");
        study.FileLists().ShouldBe(["figure1.tsv"]);
        study.Study.WithDescendants().SelectMany(section => section.Files).Single().Path.ShouldBe("fig/a.tif");
        study.Study.WithDescendants().Sum(section => section.UnreadableFiles).ShouldBe(1);
    }

    [Fact]
    public void Parents_that_name_each_other_or_go_very_deep_end_the_reader_not()
    {
        var chain = string.Concat(Enumerable.Range(1, 5000).Select(at => $"Section\tx{at}\tx{at - 1}\nName\t{at}\n\n"));

        var study = PageTabTsv.Read("Submission\tS-JCBD7\n\nStudy\ts1\n\nA\ta\tb\n\nB\tb\ta\n\n" + chain)!;

        study.Study.WithDescendants().Count().ShouldBe(5003);
    }
}
