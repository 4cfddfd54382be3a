using System.IO.Compression;
using System.Text;

using Hub.Connectors.Idr.Tables;
using Hub.Records;
using Hub.Tests.Making;

namespace Hub.Tests.Connectors.Idr;

public sealed class AnnotationTableTests
{
    private static readonly BulkmapConfig Config = BulkmapConfig.Parse("""
        defaults:
          include: no
          omitempty: yes
        columns:
          - name: Channels
            split: ";"
            include: yes
          - name: Comment [Construct\Marker]
            clientname: Marker
            include: yes
          - group:
              namespace: openmicroscopy.org/mapr/gene
              columns:
                - name: Gene Symbol
                  include: yes
                  omitempty: no
                - name: Gene Symbol
                  clientname: Gene Symbol URL
                  clientvalue: http://example.org/{{ value|urlencode }}
                  include: yes
        """);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Rows_become_files_with_the_configured_keys(string end)
    {
        var files = await ReadAsync($"Plate,Well,Channels,Gene Symbol,Secret,Comment [Construct/Marker]{end}P1,A1,DAPI:DNA; GFP:TUBA1B,ASH 2L,x,H2B{end}P1,A2,,,x,{end}");

        files.Select(file => file.Path).ShouldBe(["screenA/P1/A1", "screenA/P1/A2"]);
        files[0].Component.ShouldBe("idr0001/screenA");
        files[0].Attributes.ShouldBe(
        [
            new KeyValue("Plate", "P1"), new KeyValue("Well", "A1"), new KeyValue("Channels", "DAPI:DNA"), new KeyValue("Channels", "GFP:TUBA1B"),
            new KeyValue("Marker", "H2B"), new KeyValue("Gene Symbol", "ASH 2L", "http://example.org/ASH%202L"),
        ]);
        files[1].Attributes.ShouldBe([new KeyValue("Plate", "P1"), new KeyValue("Well", "A2"), new KeyValue("Gene Symbol", "")]);
    }

    [Fact]
    public async Task Without_a_configuration_every_filled_column_is_kept_as_it_is()
    {
        var files = await ReadAsync("Dataset Name,Image Name,Gene,Empty\nset/1,../a.tif,AURKB,\n", config: null);

        files[0].Path.ShouldBe("screenA/set/1/_/a.tif");
        files[0].Attributes.ShouldBe([new KeyValue("Dataset Name", "set/1"), new KeyValue("Image Name", "../a.tif"), new KeyValue("Gene", "AURKB")]);
    }

    [Fact]
    public async Task Byte_order_marks_Windows_1252_and_compression_change_nothing()
    {
        const string Table = "Plate,Well,Channels\nP1,A1,Müller µm\n";
        var utf8 = await ReadAsync([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Table)]);
        var latin = await ReadAsync(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Table));
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Table));
        }

        var unpacked = await ReadAsync(packed.ToArray());

        utf8[0].Attributes[2].Value.ShouldBe("Müller µm");
        latin[0].Attributes.ShouldBe(utf8[0].Attributes);
        unpacked[0].Attributes.ShouldBe(utf8[0].Attributes);
    }

    [Fact]
    public async Task A_stray_quote_is_kept_and_surplus_cells_are_not_lost()
    {
        var files = await ReadAsync("Plate,Well,Channels\nP1,A1,5\" dish,more\nP1\n\n,,\nP1,A3,x\n");

        files.Select(file => file.Path).ShouldBe(["screenA/P1/A1", "screenA/P1/_", "screenA/P1/A3"]);
        files[0].Attributes.ShouldContain(new KeyValue("Channels", "5\" dish"));
        files[0].Attributes.ShouldContain(new KeyValue("Column 4", "more"));
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_is_an_error_with_its_place()
    {
        var refused = await Should.ThrowAsync<ArchiveException>(() => ReadAsync("Plate,Well,Channels\nP1,A1,x\nP1,A2,\"never closed\nP1,A3,x\n"));

        refused.Message.ShouldContain("annotation/screenA.csv, line 3, column 3");
    }

    [Fact]
    public async Task A_repeated_path_gets_its_line_so_that_none_is_lost()
    {
        var files = await ReadAsync("Plate,Well\nP1,A1\nP1,A1\n");

        files.Select(file => file.Path).ShouldBe(["screenA/P1/A1", "screenA/P1/A1 (line 3)"]);
    }

    [Fact]
    public async Task A_damaged_archive_of_a_table_is_an_error_with_its_name()
    {
        var refused = await Should.ThrowAsync<ArchiveException>(() => ReadAsync([0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));

        refused.Message.ShouldStartWith("annotation/screenA.csv, line");
    }

    [SharedDataFact]
    public async Task Every_recorded_table_gives_one_file_a_row_with_paths_of_its_own()
    {
        var files = Directory.GetFiles(SharedData.Path("archives", "idr", "annotations"), "*-annotation.csv");

        foreach (var path in files)
        {
            var bytes = await File.ReadAllBytesAsync(path);
            var read = await ReadAsync(bytes, config: null);

            read.Count.ShouldBe(CountRows(Encoding.UTF8.GetString(bytes)), path);
            read.Select(file => file.Path).ShouldBeUnique();
            read.ShouldAllBe(file => !file.Path.Contains("/line-") && !file.Path.Contains(" (line "), path);
        }

        files.Length.ShouldBe(90);
    }

    // An independent count: line ends outside of quotes, rows of nothing but commas left out.
    private static int CountRows(string text)
    {
        var quoted = false;
        var filled = false;
        var rows = 0;
        foreach (var letter in text + "\n")
        {
            quoted ^= letter == '"';
            if (letter is '\r' or '\n' && !quoted)
            {
                rows += filled ? 1 : 0;
                filled = false;
            }
            else
            {
                filled |= letter is not (',' or ' ' or '\t' or '\uFEFF');
            }
        }

        return rows - 1;
    }

    private static Task<List<DataFile>> ReadAsync(string table) => ReadAsync(table, Config);

    private static Task<List<DataFile>> ReadAsync(string table, BulkmapConfig? config) => ReadAsync(Encoding.UTF8.GetBytes(table), config);

    private static Task<List<DataFile>> ReadAsync(byte[] table) => ReadAsync(table, Config);

    private static async Task<List<DataFile>> ReadAsync(byte[] table, BulkmapConfig? config) =>
        await AnnotationTable.ReadAsync(new PayloadPart("annotation/screenA.csv", new MemoryContent(table)), config, "idr0001/screenA", CancellationToken.None).ToListAsync();
}
