using System.Text;
using System.Text.Json;

using Hub.Deposition.Checks;
using Hub.Deposition.PageTab;

namespace Hub.Tests.Deposition.Checks;

public sealed class SubmissionChecksTests(CheckBench bench) : IClassFixture<CheckBench>
{
    [Fact]
    public async Task A_complete_deposit_passes_without_a_word()
    {
        var report = await bench.Check(CheckBench.Complete);

        report.Findings.ShouldBeEmpty();
        report.Passed.ShouldBeTrue();
        report.FilesListed.ShouldBe(2);
    }

    [Theory]
    [InlineData("Study", "Title", null, "field-missing")]
    [InlineData("Study", "Title", "Short", "field-unreadable")]
    [InlineData("Study", "License", "whatever you like", "licence-unknown")]
    [InlineData("Author", "ORCID", "0000-0002-1825-0098", "field-unreadable")]
    [InlineData("Author", "Name", null, "field-missing")]
    [InlineData("Biosample", "Organism", "Schizosaccharomices pombus", "taxon-unknown")]
    [InlineData("Image acquisition", "Imaging method", "looking closely", "method-unknown")]
    [InlineData("Study Component", "File List", "other.tsv", "file-list-missing")]
    [InlineData("Study", "Description", "Write to somebody@example.org for the data of this study.", "mail-address")]
    public async Task What_a_field_lacks_is_found_at_that_field(string type, string name, string? value, string code)
    {
        var report = await bench.Check(CheckBench.Saying(type, name, value));

        var finding = report.Findings.FirstOrDefault(each => each.Code == code).ShouldNotBeNull(string.Join('\n', report.Findings));
        finding.Field!.ShouldContain("section");
    }

    [Theory, InlineData("Biosample"), InlineData("Author"), InlineData("Study Component")]
    public async Task A_section_that_the_template_requires_is_missed(string type)
    {
        var report = await bench.Check(CheckBench.Changed(type, _ => null));

        report.Findings.ShouldContain(finding => finding.Code == "section-missing" && finding.Message.Contains(type));
        report.Passed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_reference_to_nothing_is_found()
    {
        var report = await bench.Check(CheckBench.Changed("Organisation", section => section with { Accno = "o2" }));

        report.Findings.ShouldHaveSingleItem().Code.ShouldBe("reference-unknown");
    }

    [Fact]
    public async Task A_title_that_no_sample_has_is_found()
    {
        var report = await bench.Check(CheckBench.Saying("Biosample", "Title", "Mutant"));

        report.Findings.ShouldHaveSingleItem().Code.ShouldBe("title-unknown");
    }

    [Fact]
    public async Task Two_sections_of_one_accession_are_found() =>
        (await bench.Check(CheckBench.Changed("Specimen", section => section with { Accno = "b1" }))).Findings.ShouldContain(finding => finding.Code == "accession-repeated");

    [Theory]
    [InlineData("Files\na.tif\n", "file-missing", 2)]
    [InlineData("Files\nmovies/a.ome.tif\nMovies/b.ome.tif\n", "file-missing", 3)]
    [InlineData("Files\tSize\nmovies/a.ome.tif\t77\n", "size-differs", 2)]
    [InlineData("Files\nmovies/a.ome.tif\nmovies/b.ome.tif\nmovies/a.ome.tif\n", "file-repeated", 4)]
    [InlineData("Files\tGene\n\tcdc2\n", "path-missing", 2)]
    [InlineData("Files\tGene\n\nmovies/a.ome.tif\t\"a\nb\"\nx.tif\tc\n", "file-missing", 5)]
    [InlineData("Files\tGene\nmovies/a.ome.tif\t\"never closed\n", "file-list-unreadable", 2)]
    [InlineData("Files\tGene\n", "file-list-empty", null)]
    public async Task A_wrong_row_of_a_file_list_is_named_by_its_line(string list, string code, int? line)
    {
        var files = new MemoryFiles(("files.tsv", list), ("movies/a.ome.tif", "abc"), ("movies/b.ome.tif", "abcd"));

        var report = await bench.Check(CheckBench.Complete, files);

        var finding = report.Findings.First(each => each.Code == code);
        finding.File.ShouldBe("files.tsv");
        finding.Line.ShouldBe(line);
    }

    [Fact]
    public async Task A_json_list_has_any_columns_too()
    {
        var files = new MemoryFiles(
            ("files.json", """[{"path": "a.tif", "attributes": [{"name": "Compound", "value": "ATP"}]}, {"path": "b.tif"}, {}]"""), ("a.tif", "x"));

        var report = await bench.Check(CheckBench.Saying("Study Component", "File List", "files.json"), files);

        report.Findings.Where(finding => finding.File == "files.json").Select(finding => (finding.Line, finding.Code)).ShouldBe([(2, "file-missing"), (3, "path-missing")]);
        (await FileListReader.ReadAsync((await files.FindAsync("files.json", default))!, default).FirstAsync()).Attributes.ShouldHaveSingleItem().Name.ShouldBe("Compound");
    }

    [Fact]
    public async Task Uploaded_files_that_nothing_names_are_counted()
    {
        var files = new MemoryFiles(("files.tsv", "Files\na\n"), ("a", ""), ("b", ""), ("c", ""));

        (await bench.Check(CheckBench.Complete, files)).Findings.ShouldContain(finding => finding.Code == "file-unlisted" && finding.Message.StartsWith("2 "));
    }

    [Fact]
    public async Task Findings_in_a_text_have_its_lines()
    {
        var tsv = Encoding.UTF8.GetString(PageTabDocument.Write(CheckBench.Saying("Author", "ORCID", "1234"), PageTabForm.Tsv));
        var line = tsv.Split('\n').ToList().FindIndex(each => each == "ORCID\t1234") + 1;

        var report = await bench.Check(tsv, PageTabForm.Tsv);

        report.Findings.First(finding => finding.Code == "field-unreadable").Line.ShouldBe(line);
        CheckReportText.Text(report).ShouldContain($"error {line}:1 ($.section.subsections[0]");
        using var json = JsonDocument.Parse(CheckReportText.Json(report));
        json.RootElement.GetProperty("errors").GetInt64().ShouldBe(report.Errors);
    }

    [Fact]
    public async Task A_text_that_cannot_be_read_says_only_that() =>
        (await bench.Check("{", PageTabForm.Json)).Findings.ShouldHaveSingleItem().Code.ShouldBe("not-json");

    [Fact]
    public void Every_template_asks_for_what_makes_data_reusable()
    {
        bench.Templates.All.Select(template => template.Id).ShouldBe(["annotation-study", "correlative-study", "imaging-study", "screen"], ignoreOrder: true);
        bench.Templates.All.ShouldAllBe(template => template.Fields.Any(field => field.Kind == FieldKind.Licence && field.Required));
        bench.Templates.Find("correlative-study")!.Sections.First(section => section.Type == "Image correlation").Required.ShouldBeTrue();
    }
}
