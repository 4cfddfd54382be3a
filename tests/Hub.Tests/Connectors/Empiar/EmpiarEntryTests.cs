using System.Text;

using Hub.Connectors.Empiar;
using Hub.Records;

namespace Hub.Tests.Connectors.Empiar;

/// <summary>What entries state, in all the shapes that EMPIAR gives them.</summary>
public sealed class EmpiarEntryTests
{
    private static readonly ArchiveDefinition Archive = Definitions.Read("empiar", new Uri("http://127.0.0.1:1/empiar"));

    [Fact]
    public async Task Authors_are_read_wrapped_and_bare_with_the_affiliation_of_the_same_orcid()
    {
        var record = await ReadAsync("""
            "authors": [{"author": {"name": "Castro ML", "author_orcid": "0000-0002-1825-0097"}}, {"name": "Tanaka K", "author_orcid": null}],
            "corresponding_author": {"author": {"author_orcid": "0000-0002-1825-0097", "first_name": "Maria", "organization": "Northgate &amp;amp; Sons", "email": "m [at] example.org", "telephone": "1"}}
            """);

        record.Authors.ShouldBe([new Author("Castro ML", "0000-0002-1825-0097", "Northgate & Sons"), new Author("Tanaka K")]);
    }

    [Fact]
    public async Task References_are_read_as_text_and_as_objects_and_bare_numbers_get_their_prefix()
    {
        var record = await ReadAsync("""
            "cross_references": ["EMD-2984", {"name": "12602"}, {"name": null}, "EMD-2984"], "related_pdb_entries": "7nv0",
            "biostudies_references": [{"name": "S-BIAD19"}], "idr_references": {"name": "idr0083"}, "empiar_references": ["10404"]
            """);

        record.References.Select(reference => (reference.Target, reference.Relation)).ShouldBe(
        [
            ("EMD-2984", "IsSourceOf"), ("EMD-12602", "IsSourceOf"), ("PDB:7NV0", "IsSourceOf"),
            ("S-BIAD19", "References"), ("idr0083", "References"), ("EMPIAR-10404", "References"),
        ]);
        record.References[1].Evidence.ShouldBe("$.EMPIAR-10001.cross_references[1].name");
    }

    [Fact]
    public async Task Image_sets_of_one_name_are_parts_of_their_own_and_a_single_one_may_stand_without_a_list()
    {
        var two = await ReadAsync(""" "imagesets": [{"name": "A", "directory": "/data/x"}, {"name": "A", "directory": "data/x"}] """);
        var one = await ReadAsync(""" "imagesets": {"name": null, "directory": "/data/x", "num_images_or_tilt_series": "12"} """);

        two.Components.Select(component => component.Id).ShouldBe(["imageset-1", "imageset-2"]);
        two.Components[0].Attributes.ShouldContain(new KeyValue("Directory", "data/x"));
        one.Components.Single().Name.ShouldBe("data/x");
        one.ImageCount.ShouldBe(12);
    }

    [Fact]
    public async Task Pixel_sizes_become_nanometres_with_a_trace()
    {
        var record = await ReadAsync(""" "imagesets": [{"name": "A", "pixel_width": 70, "pixel_height": "0.543"}] """);

        record.Components[0].Attributes.ShouldContain(new KeyValue("Pixel width (nm)", "7"));
        record.Components[0].Attributes.ShouldContain(new KeyValue("Pixel height (nm)", "0.0543"));
        record.Trace.ShouldContain(entry => entry.Rule == "empiar.angstrom-to-nanometre" && entry.Source == "70 Å" && entry.Value == "7");
    }

    [Fact]
    public async Task An_unreadable_pixel_size_is_left_out_and_reported_with_its_place()
    {
        var stated = await StateAsync(""" "imagesets": [{"name": "A", "pixel_width": "variable"}] """);

        stated.Records[0].Components[0].Attributes.ShouldBeEmpty();
        stated.Problems.Single().ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe("pixel-size-unreadable"),
            problem => problem.Where.ShouldBe("$.EMPIAR-10001.imagesets[0].pixel_width"));
    }

    [Theory]
    [InlineData("EMDB", "tilt series", "cryo-electron tomography", Certainty.Derived)]
    [InlineData("EMDB", "('T9', '')", "cryo-electron tomography", Certainty.Derived)]
    [InlineData("EMDB", "micrographs - multiframe", "EMDB", Certainty.Stated)]
    [InlineData("FIB SEM", "tilt series", "FIB SEM", Certainty.Stated)]
    public async Task The_method_is_the_experiment_type_made_sharper_by_tilt_series(string type, string category, string label, Certainty certainty)
    {
        var record = await ReadAsync($$""" "experiment_type": "{{type}}", "imagesets": [{"name": "A", "category": "{{category}}"}] """);

        record.ImagingMethods.Single().ShouldSatisfyAllConditions(term => term.Label.ShouldBe(label), term => term.Certainty.ShouldBe(certainty));
    }

    [Fact]
    public async Task The_description_is_composed_of_different_prose_once_and_says_so()
    {
        var record = await ReadAsync("""
            "imagesets": [{"name": "A", "details": "Cells were frozen."}, {"name": "B", "details": "Cells were frozen."}, {"name": "C", "details": null}],
            "citation": [{"details": "Dose 46 e-/&amp;Aring;^2"}]
            """);

        record.Description.ShouldBe("Cells were frozen.\nDose 46 e-/Å^2");
        record.Trace.ShouldContain(entry => entry.Field == "Description" && entry.Certainty == Certainty.Derived);
    }

    [Fact]
    public async Task A_species_spelled_out_in_the_title_is_inferred_never_stated()
    {
        var record = await ReadAsync(""" "scale": "CELL" """, "Root of Arabidopsis thaliana, Mus musculus control, S. pombe");

        record.Organisms.Select(term => (term.Label, term.Certainty, term.Rule)).ShouldBe(
        [
            ("Arabidopsis thaliana", Certainty.Inferred, "empiar.binomial-in-title"),
            ("Mus musculus", Certainty.Inferred, "empiar.binomial-in-title"),
        ]);
        record.Attributes.ShouldContain(new KeyValue("Scale", "cell"));
    }

    [Fact]
    public async Task A_citation_without_identifier_that_is_not_published_is_no_paper()
    {
        var record = await ReadAsync("""
            "citation": [{"title": "Plans", "published": false}, {"title": "Paper", "published": true, "year": "2021", "authors": [{"name": "A B"}, {"author": {"name": "C D"}}]}]
            """);

        record.Publications.ShouldBe([new Publication { Title = "Paper", Authors = "A B, C D", Year = 2021 }]);
    }

    [Theory]
    [InlineData("""{"EMPIAR-10001": {"title": "  "}}""", "title-missing")]
    [InlineData("{}", "entry-missing")]
    [InlineData("""{"EMPIAR-10001": null}""", "entry-missing")]
    [InlineData("[]", "entry-missing")]
    [InlineData("""{"EMPIAR-10001": {"title": """, "not-json")]
    public async Task What_cannot_be_read_is_listed_with_its_reason(string json, string code)
    {
        var stated = await NormaliseAsync(json);

        stated.Records.ShouldBeEmpty();
        stated.Problems.Single().Code.ShouldBe(code);
    }

    [Fact]
    public async Task An_entry_without_its_wrapping_is_read_all_the_same()
    {
        (await NormaliseAsync("""{"title": "Bare"}""")).Records.Single().ShouldSatisfyAllConditions(
            record => record.Accession.ShouldBe("EMPIAR-10001"),
            record => record.Title.ShouldBe("Bare"),
            record => record.Doi.ShouldBe("10.6019/EMPIAR-10001"));
    }

    [Fact]
    public async Task An_email_address_in_prose_is_withheld()
    {
        var record = await ReadAsync(""" "imagesets": [{"name": "Ask jane.doe@example.org or j.doe [at] example.org", "details": "Files: img@2x, a@b"}] """);

        record.Components[0].Name.ShouldBe("Ask [e-mail withheld] or [e-mail withheld]");
        record.Components[0].Description.ShouldBe("Files: img@2x, a@b");
    }

    private static async Task<StatedRecord> ReadAsync(string members, string title = "Title") => (await StateAsync(members, title)).Records.Single();

    private static Task<StatedRecords> StateAsync(string members, string title = "Title") =>
        NormaliseAsync($$"""{"EMPIAR-10001": {"title": "{{title}}", {{members}} } }""");

    private static Task<StatedRecords> NormaliseAsync(string json) => new EmpiarConnector().NormaliseAsync(
        new Payload("EMPIAR-10001", [new PayloadPart(EmpiarConnector.EntryPart, new MemoryContent(Encoding.UTF8.GetBytes(json)))]), Archive, CancellationToken.None);
}
