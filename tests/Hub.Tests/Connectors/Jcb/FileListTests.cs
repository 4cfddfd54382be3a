using Hub.Connectors.BioStudies.Files;
using Hub.Records;

namespace Hub.Tests.Connectors.Jcb;

/// <summary>Files of studies, from everywhere they are named.</summary>
public sealed class FileListTests
{
    internal static readonly string OneComponent = Studies.InStudy(
        """ "subsections": [{"type": "Study Component", "accno": "c1", "attributes": [{"name": "Name", "value": "Figure 1"}, {"name": "File List", "value": "figure 1.json"}]}] """);

    [Fact]
    public async Task Rows_keep_their_key_values_and_null_ones_say_nothing()
    {
        var files = await Studies.FilesAsync(Studies.Payload(OneComponent, ("lists/figure 1.json", """
            [{"path": "a/b.ome.tif", "size": "12", "attributes": [{"name": "Gene", "value": "AURKB"}, {"name": "Compound", "value": "null"}, {"name": "X"}, {"name": "Gene", "value": "PLK1"}, {"name": "E-mail", "value": "a@example.org"}], "type": "file"}]
            """)));

        files.Single().ShouldSatisfyAllConditions(
            file => file.Path.ShouldBe("a/b.ome.tif"),
            file => file.Format.ShouldBe("ome.tif"),
            file => file.SizeBytes.ShouldBe(12),
            file => file.Component.ShouldBe("c1"),
            file => file.Attributes.ShouldBe([new KeyValue("Gene", "AURKB"), new KeyValue("Gene", "PLK1")]));
    }

    [Fact]
    public async Task Tables_of_tab_separated_values_are_read_like_json()
    {
        var pageTab = OneComponent.Replace("figure 1.json", "figure 1.tsv", StringComparison.Ordinal);

        var files = await Studies.FilesAsync(Studies.Payload(pageTab, ("lists/figure 1.tsv", "Files\tSize\tGene\tNote\na.tif\t7\tAURKB\t\"two\nlines\"\n\"b\"\"c.tif\"\t\tnull\t\n")));

        files.Select(file => (file.Path, file.SizeBytes)).ShouldBe([("a.tif", 7L), ("b\"c.tif", null)]);
        files[0].Attributes.ShouldBe([new KeyValue("Gene", "AURKB"), new KeyValue("Note", "two\nlines")]);
        files[1].Attributes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_that_leave_the_study_or_have_no_path_are_left_out_and_counted()
    {
        var payload = Studies.Payload(OneComponent, ("lists/figure 1.json", """[{"path": "../../etc/passwd"}, {"size": 3}, null, {"path": "/a\\b.tif"}, {"path": "a/./b.tif"}]"""));

        var stated = await Studies.StateAsync(payload);

        (await Studies.FilesAsync(payload)).Select(file => file.Path).ShouldBe(["a/b.tif"]);
        stated.Records[0].FileCount.ShouldBe(1);
        stated.Problems.Single().Message.ShouldStartWith("2 rows");
    }

    [Fact]
    public async Task Counts_and_bytes_are_those_of_different_files()
    {
        var stated = await Studies.StateAsync(Studies.Payload(
            OneComponent.Replace("\"section\": {\"type\": \"Study\",", "\"section\": {\"type\": \"Study\", \"files\": [[{\"path\": \"x.zip\", \"size\": 5}]],", StringComparison.Ordinal),
            ("lists/figure 1.json", """[{"path": "x.zip", "size": 5}, {"path": "y.tif", "size": 9}]""")));

        stated.Records[0].FileCount.ShouldBe(2);
        stated.Records[0].Size!.Text.ShouldBe("14");
        stated.Records[0].Components.Single().ShouldSatisfyAllConditions(
            component => component.Name.ShouldBe("Figure 1"), component => component.FileCount.ShouldBe(1), component => component.SizeBytes.ShouldBe(9));
    }

    [Fact]
    public async Task A_list_that_is_cut_short_leaves_the_record_without_counts_and_says_where()
    {
        var payload = Studies.Payload(OneComponent, ("lists/figure 1.json", """[{"path": "a.tif", "size": 5}, {"path": """));

        var stated = await Studies.StateAsync(payload);

        stated.Records[0].FileCount.ShouldBeNull();
        stated.Problems.Single().Code.ShouldBe("file-list-unreadable");
        (await Should.ThrowAsync<ArchiveException>(() => Studies.FilesAsync(payload))).Message.ShouldContain("lists/figure 1.json is no JSON array of files (line 1, column");
    }

    [Fact]
    public async Task A_missing_list_is_reported_and_what_is_there_is_not_taken_for_the_whole()
    {
        var stated = await Studies.StateAsync(Studies.Payload(OneComponent));

        stated.Records[0].FileCount.ShouldBeNull();
        stated.Problems.Single().Code.ShouldBe("file-list-missing");
    }

    [Fact]
    public async Task A_total_that_disagrees_with_the_lists_is_reported()
    {
        var stated = await Studies.StateAsync(Studies.Payload(OneComponent, ("lists/figure 1.json", """[{"path": "a"}]"""), (StudyParts.Info, """{"files": 12, "modified": 1773100800000}""")));

        stated.Records[0].UpdateDate!.Text.ShouldBe("2026-03-10");
        stated.Problems.Single().Code.ShouldBe("file-count-differs");
    }

    [Fact]
    public async Task Hostile_sizes_give_no_sum_and_no_exception()
    {
        var stated = await Studies.StateAsync(Studies.Payload(OneComponent, ("lists/figure 1.json", $$"""[{"path": "a", "size": {{long.MaxValue}}}, {"path": "b", "size": 9}, {"path": "c", "size": 1e300}]""")));

        stated.Records[0].FileCount.ShouldBe(3);
        stated.Records[0].Size.ShouldBeNull();
    }
}
