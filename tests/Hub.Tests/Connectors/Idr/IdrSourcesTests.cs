using Hub.Connectors.Idr;
using Hub.Records;

namespace Hub.Tests.Connectors.Idr;

/// <summary>How listing, fetching and weighing behave where sources contradict each other or are missing.</summary>
public sealed class IdrSourcesTests
{
    private const string Screens = "api/v0/m/screens/?childCount=true&limit=500&offset=0";
    private const string Projects = "api/v0/m/projects/?childCount=true&limit=500&offset=0";

    private readonly ScriptedServer server = new();
    private readonly IdrConnector connector = new();
    private readonly ArchiveDefinition archive = Definitions.Read("idr", new Uri("http://127.0.0.1:9/idr"));

    [Fact]
    public async Task A_screen_and_a_project_of_the_same_number_are_different_studies()
    {
        server[Screens] = ScriptedServer.Page(1, ScriptedServer.Container("Screen", 51, "idr0003-breker-plasticity/screenA"));
        server[Projects] = ScriptedServer.Page(1, ScriptedServer.Container("Project", 51, "idr0021-lawo-material/experimentA"));
        server["&screen=51"] = ScriptedServer.Annotations(ScriptedServer.Annotation("Screen", 51, "idr0003-breker-plasticity/screenA", ("Publication Title", "Yeast")));
        server["&project=51"] = ScriptedServer.Annotations(ScriptedServer.Annotation("Project", 51, "idr0021-lawo-material/experimentA", ("Publication Title", "Centrosome")));

        var records = await NormaliseAsync();

        records.Select(record => (record.Stated.Records[0].Accession, record.Stated.Records[0].Title)).ShouldBe([("idr0003", "Yeast"), ("idr0021", "Centrosome")]);
    }

    [Fact]
    public async Task An_annotation_that_names_another_container_is_left_out_and_reported()
    {
        server[Screens] = ScriptedServer.Page(1, ScriptedServer.Container("Screen", 51, "idr0003-breker-plasticity/screenA"));
        server["&screen=51"] = ScriptedServer.Annotations(ScriptedServer.Annotation("Screen", 51, "idr0021-lawo-material/experimentA", ("Publication Title", "Centrosome")));

        var stated = (await NormaliseAsync()).ShouldHaveSingleItem().Stated;

        stated.Records[0].Title.ShouldBe("idr0003-breker-plasticity");
        stated.Problems.ShouldContain(problem => problem.Code == "annotation-of-another-study");
    }

    [Fact]
    public async Task Annotations_without_a_parent_are_asked_for_one_container_at_a_time()
    {
        server[Screens] = ScriptedServer.Page(2, ScriptedServer.Container("Screen", 1, "idr0001-a-b/screenA"), ScriptedServer.Container("Screen", 2, "idr0002-c-d/screenA"));
        server["&screen=1&screen=2"] = ScriptedServer.Annotations(ScriptedServer.Annotation(null, 0, "", ("Study Title", "?")));
        server["info&screen=1"] = ScriptedServer.Annotations(ScriptedServer.Annotation(null, 0, "", ("Study Title", "One")));
        server["info&screen=2"] = ScriptedServer.Annotations(ScriptedServer.Annotation(null, 0, "", ("Study Title", "Two")));

        (await NormaliseAsync()).Select(record => record.Stated.Records[0].Title).ShouldBe(["One", "Two"]);
    }

    [Fact]
    public async Task An_umbrella_is_no_component_but_its_annotations_count()
    {
        server[Screens] = ScriptedServer.Page(2, ScriptedServer.Container("Screen", 9, "idr0022-koedoot-migration"), ScriptedServer.Container("Screen", 10, "idr0022-koedoot-migration/screenA"));
        server["&screen=9&screen=10"] = ScriptedServer.Annotations(
            ScriptedServer.Annotation("Screen", 9, "idr0022-koedoot-migration", ("Study Title", "Migration"), ("License", "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/"), ("Data DOI", "10.17867/1 https://doi.org/10.17867/1")));

        var record = (await NormaliseAsync())[0].Stated.Records[0];

        record.Components.Select(component => component.Id).ShouldBe(["idr0022/screenA"]);
        record.Title.ShouldBe("Migration");
        record.Licence!.Label.ShouldBe("CC BY 4.0");
        record.Licence.Id.ShouldBe("https://creativecommons.org/licenses/by/4.0/");
        record.Doi.ShouldBe("10.17867/1");
    }

    [Fact]
    public async Task Repeated_keys_are_several_papers_and_several_organisms()
    {
        server[Screens] = ScriptedServer.Page(1, ScriptedServer.Container("Screen", 1, "idr0004-thorpe-rad52/screenA"));
        server["&screen=1"] = ScriptedServer.Annotations(ScriptedServer.Annotation(
            "Screen", 1, "idr0004-thorpe-rad52/screenA",
            ("Organism", "Homo sapiens"), ("Organism", "Mus musculus"),
            ("Publication Title", "First"), ("Publication Authors", "Styles EB, Founk KJ"), ("PubMed ID", "27617677 https://www.ncbi.nlm.nih.gov/pubmed/27617677"),
            ("Publication Title", "Second"), ("Publication DOI", "10.1/x https://doi.org/10.1/x"), ("Annotation File", "a.csv https://github.com/IDR/idr0004-thorpe-rad52/blob/HEAD/screenA/odd-name.csv")));
        server["IDR/idr0004-thorpe-rad52/HEAD/screenA/odd-name.csv"] = "Plate,Well\nP,A1\n";

        var (payload, stated) = (await NormaliseAsync())[0];
        var record = stated.Records[0];

        record.Organisms.Select(organism => organism.Label).ShouldBe(["Homo sapiens", "Mus musculus"]);
        record.Publications.Select(paper => (paper.Title, paper.PubMedId, paper.Doi)).ShouldBe([("First", "27617677", null), ("Second", null, "10.1/x")]);
        record.Authors.Select(author => author.Name).ShouldBe(["Styles EB", "Founk KJ"]);
        payload.Part("annotation/screenA.csv").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_study_that_only_the_size_table_names_still_arrives()
    {
        server["_data/studies.tsv"] = "Study\tContainer\tSize\t# of Files\t5D Images\nidr0167-li-cellcyclenet\texperimentA\t1502897\t594\t593\nidr0167-li-cellcyclenet\texperimentB\t416102\t91\t90\n";

        var stated = (await NormaliseAsync()).ShouldHaveSingleItem().Stated;

        stated.Records[0].Title.ShouldBe("idr0167-li-cellcyclenet");
        stated.Records[0].Size!.Text.ShouldBe("1918999");
        stated.Records[0].FileCount.ShouldBe(685);
        stated.Records[0].Components.Select(component => component.SizeBytes).ShouldBe([1502897, 416102]);
        stated.Records[0].Trace.ShouldContain(entry => entry.Rule == "idr.title-from-study-name");
        stated.Problems.Select(problem => problem.Code).ShouldBe(["study-file-missing", "containers-missing", "annotations-missing", "title-missing"]);
    }

    [Fact]
    public async Task A_size_that_is_no_number_leaves_the_total_unknown_and_is_reported()
    {
        server["_data/studies.tsv"] = "Study\tContainer\tSize\t# of Files\t5D Images\nidr0001-a-b\tscreenA\t12,000\t3\t1\nidr0001-a-b\tscreenB\t1.2 TB\t4\t1\n";

        var stated = (await NormaliseAsync())[0].Stated;

        stated.Records[0].Size.ShouldBeNull();
        stated.Records[0].FileCount.ShouldBe(7);
        stated.Records[0].Components[0].SizeBytes.ShouldBe(12000);
        stated.Problems.ShouldContain(problem => problem.Code == "size-unreadable" && problem.Message.Contains("1.2 TB"));
    }

    [Fact]
    public async Task The_study_file_is_also_looked_for_in_the_common_repository()
    {
        server["_data/studies.tsv"] = "Study\tContainer\tSize\t# of Files\t5D Images\nidr0001-a-b\tscreenA\t1\t1\t1\n";
        server["idr-metadata/HEAD/idr0001-a-b/idr0001-study.txt"] = "Comment[IDR Study Accession]\tidr0009\nStudy Title\tMitosis\nStudy Organism\tPorpidia\tHomo sapiens\nStudy Organism Term Source REF\tGBIF\tNCBITaxon\nStudy Organism Term Accession\t4277188\t9606 \n";
        server["idr-metadata/HEAD/idr0001-a-b/screenA/idr0001-screenA-annotation.csv"] = "Plate,Well\nP,A1\n";

        var (payload, stated) = (await NormaliseAsync())[0];

        stated.Records[0].Title.ShouldBe("Mitosis");
        stated.Records[0].Organisms.Select(term => (term.Id, term.Label, term.Ontology, term.Where)).ShouldBe(
            [("4277188", "Porpidia", "GBIF", "study.txt line 3: Study Organism"), ("9606", "Homo sapiens", "NCBITaxon", "study.txt line 3: Study Organism")]);
        stated.Problems.Select(problem => problem.Code).ShouldBe(["containers-missing", "annotations-missing", "accession-differs", "bulkmap-missing"]);
        (await connector.ReadFilesAsync(payload, "idr0001", archive, CancellationToken.None).ToListAsync()).ShouldHaveSingleItem().Path.ShouldBe("screenA/P/A1");
    }

    [Fact]
    public async Task An_ORCID_belongs_to_the_person_named_beside_it()
    {
        server["_data/studies.tsv"] = "Study\tContainer\tSize\t# of Files\t5D Images\nidr0095-ali-asymmetry\texperimentA\t1\t1\t1\n";
        server["idr0095-ali-asymmetry/HEAD/idr0095-study.txt"] = "Study Title\tA\nStudy Author List\tAli MZ, Choubey S, Brewster RC\nStudy Person Last Name\tAli\tChoubey\tBrewster\nStudy Person First Name\tMd Zulfikar\tSandeep\tRobert\n"
            + "Study Person ORCID\t0000-0002-7054-0059 (Md Zulfikar)\t0000-0002-7656-4086 (Robert Brewster)\n";

        var record = (await NormaliseAsync())[0].Stated.Records[0];

        record.Authors.Select(author => author.Orcid).ShouldBe(["0000-0002-7054-0059", null, "0000-0002-7656-4086"]);
    }

    [Theory]
    [InlineData("""{"data":[],"meta":{"totalCount":3}}""", "empty")]
    [InlineData("""{"data":[{"@id":1,"@type":"#Screen","Name":"idr0001-a-b/screenA"},{"@id":1,"@type":"#Screen","Name":"idr0001-a-b/screenA"}],"meta":{"totalCount":2}}""", "second time")]
    [InlineData("""{"data":[{"@id":1,"@type":"#Screen"}],"meta":{"totalCount":1}}""", "without")]
    [InlineData("""{"data":[]}""", "totalCount")]
    [InlineData("""{"meta":{"totalCount":1}}""", "data")]
    [InlineData("<html>", "JSON")]
    public async Task A_doubtful_listing_is_refused_and_says_why(string page, string why)
    {
        server[Screens] = page;

        (await Should.ThrowAsync<ArchiveException>(NormaliseAsync)).Message.ShouldContain(why);
    }

    [Fact]
    public async Task A_size_table_without_its_columns_is_refused()
    {
        server["_data/studies.tsv"] = "Study\tContainer\tBytes\n";

        (await Should.ThrowAsync<ArchiveException>(NormaliseAsync)).Message.ShouldContain("'Size'");
    }

    [Fact]
    public async Task The_change_mark_moves_with_a_new_release_an_edited_annotation_and_a_new_size_and_only_then()
    {
        server[Screens] = ScriptedServer.Page(1, ScriptedServer.Container("Screen", 1, "idr0001-a-b/screenA"));
        server["&screen=1"] = ScriptedServer.Annotations();
        var marks = new List<string?> { await MarkAsync(), await MarkAsync() };
        server["&screen=1"] = ScriptedServer.Annotations(ScriptedServer.Annotation("Screen", 1, "idr0001-a-b/screenA", ("Study Title", "One")));
        marks.Add(await MarkAsync());
        server["_data/releases.tsv"] = "Date\tData release\n2026-03-30\tprod132\n2026-06-30\tprod133\n";
        marks.Add(await MarkAsync());
        server["_data/studies.tsv"] = "Study\tContainer\tSize\t# of Files\t5D Images\nidr0001-a-b\tscreenA\t1\t1\t1\n";
        marks.Add(await MarkAsync());

        marks[1].ShouldBe(marks[0]);
        marks.Distinct().Count().ShouldBe(4);
    }

    private async Task<string?> MarkAsync() => (await connector.ListAsync(archive, server, CancellationToken.None).ToListAsync())[0].ChangeMark;

    private async Task<List<(Payload Payload, StatedRecords Stated)>> NormaliseAsync()
    {
        var all = new List<(Payload, StatedRecords)>();
        await foreach (var listed in connector.ListAsync(archive, server, CancellationToken.None))
        {
            var payload = await connector.FetchAsync(listed, archive, server, CancellationToken.None);
            all.Add((payload, await connector.NormaliseAsync(payload, archive, CancellationToken.None)));
        }

        return all;
    }
}
