using FsCheck;
using FsCheck.Fluent;

using Hub.Connectors.Idr.Tables;
using Hub.Tests.Making;

namespace Hub.Tests.Connectors.Idr;

public sealed class BulkmapConfigTests
{
    private const string Head = "---\nname: idr0001\n\ndefaults:\n    # a comment\n    include: no\n    split:\n    omitempty: yes\n\ncolumns:\n";

    [Fact]
    public void Columns_and_groups_come_in_order_with_their_settings()
    {
        var config = BulkmapConfig.Parse(Head + """
              - name: Channels
                include: yes
                split: ";"
              - name: Hidden
              - group:
                  namespace: openmicroscopy.org/mapr/gene
                  columns:
                  - name: Gene Identifier
                    include: yes
                    omitempty: no
                  - name: "Gene Identifier"   # quoted
                    clientname: 'Gene Identifier URL'
                    clientvalue: >-
                      http://example.org/
                    include: "yes"

            """);

        config.Columns.Select(column => (column.Key, column.Split, column.OmitsEmpty, column.Namespace)).ShouldBe(
        [
            ("Channels", ";", true, null),
            ("Gene Identifier", null, false, "openmicroscopy.org/mapr/gene"),
            ("Gene Identifier URL", null, true, "openmicroscopy.org/mapr/gene"),
        ]);
        config.Columns[2].ClientValue.ShouldBe("http://example.org/");
        config.Mentioned.ShouldContain("Hidden");
        config.Unmentioned.ShouldBeNull();
    }

    [Fact]
    public void A_quoted_address_may_be_broken_with_and_without_a_backslash()
    {
        var config = BulkmapConfig.Parse(Head + "  - name: Gene\n    include: yes\n    clientvalue: \"http://example.org/\\\n      ?term={{ value }}\"\n  - name: Other\n    include: yes\n    clientvalue: \"a\n      b\"\n");

        config.Columns.Select(column => column.ClientValue).ShouldBe(["http://example.org/?term={{ value }}", "a b"]);
    }

    [Theory]
    [InlineData("columns:\n  - name: A\n   include: yes\n", "line 3")]
    [InlineData("columns:\n\t- name: A\n", "line 2")]
    [InlineData("columns: [a, b]\n", "line 1")]
    [InlineData("columns:\n  - name: A\n    name: B\n", "line 3")]
    [InlineData("columns:\n  - name: \"A\n    include: yes\n", "line 2")]
    [InlineData("columns:\n  - *anchor\n", "line 2")]
    [InlineData("columns:\n  - include: yes\n", "entry 1")]
    [InlineData("name: x\n", "'columns'")]
    [InlineData("just a text\n", "line 1")]
    public void What_is_not_such_a_configuration_is_refused_with_its_place(string text, string place) =>
        Should.Throw<FormatException>(() => BulkmapConfig.Parse(text)).Message.ShouldContain(place);

    [Fact]
    public void Any_text_is_read_or_refused() =>
        Prop.ForAll<string?, string?, byte>((first, second, indent) =>
        {
            try
            {
                return BulkmapConfig.Parse($"columns:\n  - name: {first}\n{new string(' ', indent % 9)}{second}\n  - group:\n      columns:\n{first}") is not null;
            }
            catch (FormatException refused)
            {
                return refused.Message.Length > 10;
            }
        }).QuickCheckThrowOnFailure();

    [SharedDataFact]
    public void Every_recorded_configuration_is_read_with_all_its_columns()
    {
        var files = Directory.GetFiles(SharedData.Path("archives", "idr", "annotations", "bulkmap-config"), "*.yml");
        var excluded = 0;

        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            var config = BulkmapConfig.Parse(text);

            // Counted without a YAML reader: entries of lists that begin with a name, and groups by their namespace below "columns".
            var lines = text.ReplaceLineEndings("\n").Split("\nadvanced:")[0].Split('\n').Select(line => line.Trim()).ToList();
            var names = lines.Count(line => line.StartsWith("- name:", StringComparison.Ordinal));
            excluded += names - config.Columns.Count;
            (names - config.Columns.Count).ShouldBeInRange(0, 1, file);
            config.Columns.Where(column => column.Group >= 0).Select(column => column.Group).Distinct().Count()
                .ShouldBe(lines.Count(line => line.StartsWith("- group:", StringComparison.Ordinal)), file);
            config.Columns.ShouldAllBe(column => column.Name.Length > 0 && !column.Name.Contains('"'));
            config.Columns.Count(column => column.ClientValue != null).ShouldBe(lines.Count(line => line.StartsWith("clientvalue:", StringComparison.Ordinal) && !line.EndsWith("\"\"", StringComparison.Ordinal)), file);
        }

        files.Length.ShouldBe(183);
        excluded.ShouldBe(1);
    }
}
