using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

using Hub.Deposition.Checks;
using Hub.Records;
using Hub.Tests.Making;

using Xunit.Abstractions;

namespace Hub.Tests.Deposition.Checks;

/// <summary>File lists as long as the longest real ones. <c>HUB_TEST_FILE_LIST_ROWS=2400000</c> runs them in full.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class LongFileListTests(CheckBench bench, ITestOutputHelper output) : IClassFixture<CheckBench>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static long Rows => long.Parse(Environment.GetEnvironmentVariable("HUB_TEST_FILE_LIST_ROWS") ?? "250000", CultureInfo.InvariantCulture);

    public void Dispose() => folder.Dispose();

    [Theory, InlineData("files.tsv"), InlineData("files.json")]
    public async Task A_long_list_is_checked_row_by_row_with_flat_memory_and_its_first_page_reads_its_beginning_only(string name)
    {
        var files = new ManyFiles(folder.Below(name), name, Rows);
        await files.WriteListAsync();

        var report = await bench.Check(CheckBench.Saying("Study Component", "File List", name), files);

        var grown = files.LiveBytes.Max() - files.LiveBytes[0];
        output.WriteLine($"{name}: {Rows} rows; alive while it was read, MB: {string.Join(' ', files.LiveBytes.Select(bytes => bytes >> 20))}");
        report.Findings.ShouldBeEmpty();
        report.FilesListed.ShouldBe(Rows);
        files.LiveBytes.Count.ShouldBeGreaterThan(2 * SampledContent.Samples, "checker and importer read it");
        // Neither rows nor anything for each of them: eight bytes a path, held by checker and importer, would be more.
        grown.ShouldBeLessThan(3 << 20);

        var taken = files.LiveBytes.Count;
        var page = await FileListReader.ReadAsync((await files.FindAsync(name, default))!, default).Take(100).ToListAsync();
        page.Count.ShouldBe(100);
        page[99].Attributes.ShouldContain(new KeyValue("Gene", "gene 99"));
        (files.LiveBytes.Count - taken).ShouldBe(1, "a sample is taken at the beginning and after each tenth of the list");
    }

    private sealed class ManyFiles(string path, string name, long rows) : IUploadedFiles
    {
        /// <summary>What was alive before anything was read, and while the list was read from its beginning to its end.</summary>
        public List<long> LiveBytes { get; } = [];

        public async Task<UploadedFile?> FindAsync(string asked, CancellationToken cancellationToken) =>
            await new FolderFiles(Path.GetDirectoryName(path)!).FindAsync(asked, cancellationToken) is { } file
                ? file with { Content = new SampledContent(file.Content, LiveBytes) }
                : null;

        public async IAsyncEnumerable<UploadedFile> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            LiveBytes.Add(GC.GetTotalMemory(forceFullCollection: true));
            yield return new UploadedFile(name, new MemoryContent(ReadOnlyMemory<byte>.Empty));
            var one = new MemoryContent(new byte[7]);
            for (long row = 0; row < rows; row++)
            {
                yield return new UploadedFile(Named(row), one);
            }
        }

        public async Task WriteListAsync()
        {
            await using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
            var isTabbed = FileListReader.IsTabbed(name);
            await file.WriteAsync(isTabbed ? "Files\tSize\tGene\tWell\tChannel\n" : "[");
            for (long row = 0; row < rows; row++)
            {
                await file.WriteAsync(isTabbed
                    ? $"{Named(row)}\t7\tgene {row % 5000}\tA{row % 12}\tDAPI\n"
                    : $"{(row == 0 ? "" : ",\n")}{{\"path\":\"{Named(row)}\",\"size\":7,\"attributes\":[{{\"name\":\"Gene\",\"value\":\"gene {row % 5000}\"}},{{\"name\":\"Well\",\"value\":\"A{row % 12}\"}}]}}");
            }

            await file.WriteAsync(isTabbed ? "" : "]");
        }

        private static string Named(long row) => string.Create(CultureInfo.InvariantCulture, $"plate{row / 384}/well{row % 384}/image{row}.ome.tif");
    }
}
