using FsCheck;
using FsCheck.Fluent;

using Hub.Connectors.Idr.StudyFiles;

namespace Hub.Tests.Connectors.Idr;

public sealed class StudyTextTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Any_line_end_ends_a_line_and_is_counted_once(string end)
    {
        var text = StudyText.Parse($"# a comment{end}Study Title\tMitosis{end}{end}Study Organism\tHomo sapiens\tMus musculus{end}");

        text.Study.Text("Study Title").ShouldBe("Mitosis");
        text.Study.Row("Study Organism")!.Line.ShouldBe(4);
        text.Study.Row("Study Organism")!.Cells.ShouldBe(["Homo sapiens", "Mus musculus"]);
    }

    [Fact]
    public void A_quoted_cell_broken_over_lines_keeps_its_lines_and_the_cells_behind_it()
    {
        var text = StudyText.Parse("Protocol Description\t\"Cells were \"\"fixed\"\".\nThen washed.\"\tImaged\t\t\nStudy Title\tMitosis");

        text.Study.Row("Protocol Description")!.Cells.ShouldBe(["Cells were \"fixed\".\nThen washed.", "Imaged"]);
        text.Study.Text("Study Title").ShouldBe("Mitosis");
    }

    [Fact]
    public void An_unquoted_cell_broken_over_lines_continues_before_the_padding()
    {
        var text = StudyText.Parse("Study Person Address\tUniversity Hospital\t\t\t\nMoorenstr. 5\t\t\t\nStudy Title\tMitosis\t\t\t");

        text.Study.Row("Study Person Address")!.Cells.ShouldBe(["University Hospital\nMoorenstr. 5"]);
    }

    [Fact]
    public void A_quote_that_is_never_closed_swallows_no_other_row()
    {
        var text = StudyText.Parse("Study Description\t\"Never closed\nStudy Title\tMitosis\n");

        text.Study.Text("Study Title").ShouldBe("Mitosis");
    }

    [Fact]
    public void Hints_of_the_template_say_nothing()
    {
        var text = StudyText.Parse("Study Data DOI\t# leave blank\nStudy Key Words\t#NLS\tnucleus\n");

        text.Study.Row("Study Data DOI").ShouldBeNull();
        text.Study.Row("Study Key Words")!.Cells.ShouldBe(["#NLS", "nucleus"]);
    }

    [Fact]
    public void Keys_with_stray_blanks_or_quotes_are_the_same_keys() =>
        StudyText.Parse(" Study  Title \tMitosis\n\"Study Organism\"\tHomo sapiens").Study.Rows.Select(row => row.Key).ShouldBe(["Study Title", "Study Organism"]);

    [Fact]
    public void A_key_parted_from_its_value_by_blanks_is_reported_and_does_not_run_into_the_row_before()
    {
        var text = StudyText.Parse("Experiment Number\t1\nExperiment Description\tTADs in cells\nExperiment Size    5D Images: 3\t\n");

        text.Components[0].Text("Experiment Description").ShouldBe("TADs in cells");
        text.Problems.ShouldHaveSingleItem().Where.ShouldBe("study.txt line 3");
    }

    [Fact]
    public void A_study_may_have_screens_and_experiments_and_study_rows_behind_them()
    {
        var text = StudyText.Parse("Study Title\tA\nScreen Number\t1\nComment[IDR Screen Name]\tidr0097-a-b/screenA\nExperiment Number\t2\nComment[IDR Experiment Name]\tidr0097-a-b/experimentB\nStudy License\tCC0 1.0\n");

        text.Components.Select(component => component.Name).ShouldBe(["idr0097-a-b/screenA", "idr0097-a-b/experimentB"]);
        text.Study.Text("Study License").ShouldBe("CC0 1.0");
    }

    [Fact]
    public void Email_addresses_do_not_survive_the_reading() =>
        StudyText.Parse("Study Person Address\tOxford, write to a.b@example.org\nStudy Person Email\ta.b@example.org").Rows
            .ShouldAllBe(row => row.Cells.All(cell => !cell.Contains('@')));

    [Fact]
    public void Any_text_gives_an_answer() =>
        Prop.ForAll<string?, string?>((key, value) => StudyText.Parse($"Study Title\t{key}\r{value}\n\"{key}\t\n{value}\tScreen Number\n") is not null).QuickCheckThrowOnFailure();
}
