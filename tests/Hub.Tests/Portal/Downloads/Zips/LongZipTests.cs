using System.Diagnostics;
using System.Globalization;

using Hub.Portal.Exports;
using Hub.Records;
using Hub.Tests.Making;

using Xunit.Abstractions;

namespace Hub.Tests.Portal.Downloads;

/// <summary>Zips as long as the largest datasets. <c>HUB_TEST_ZIP_FILES=2400000</c> writes as many files.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class LongZipTests(ITestOutputHelper output) : IDisposable
{
    private const int Samples = 10;
    private const long More = 210_000;

    private static readonly Dataset Plates = new() { Accession = "S-HUB1", Archive = "hub", Title = "Plates", ReleaseDate = new DateOnly(2026, 11, 21) };
    private static readonly string Digest = new('a', 64);

    private readonly TemporaryFolder folder = new();

    private static long Files => long.Parse(Environment.GetEnvironmentVariable("HUB_TEST_ZIP_FILES") ?? "250000", CultureInfo.InvariantCulture);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("zip", true)]
    [InlineData("zip", false)]
    [InlineData("bag", true)]
    [InlineData("bag", false)]
    public async Task Memory_does_not_grow_with_the_files_of_a_zip(string form, bool areHere)
    {
        var (live, counted, watch) = (new List<long> { Alive() }, 0L, Stopwatch.StartNew());
        using var sink = new SparseOutput(null);

        await WriterOf(form, new OpenedBlobs(_ => Stream.Null)).Invoke(Set(Files, areHere, () => counted++), sink);

        var seconds = watch.Elapsed.TotalSeconds;
        using var watched = new SparseOutput(null);
        var every = (sink.Length / Samples) + 1;
        watched.Before = at => Sample(live, at, every);
        await WriterOf(form, new OpenedBlobs(_ => Stream.Null)).Invoke(Set(Files, areHere, () => { }), watched);
        output.WriteLine($"{form}, {(areHere ? "here" : "elsewhere")}: {Files} files, {sink.Length >> 20} MB in {seconds:f1} s, {Files / seconds:f0} files/s; alive, kB: {string.Join(' ', live.Select(bytes => bytes >> 10))}");
        counted.ShouldBeGreaterThanOrEqualTo(Files);
        watched.Length.ShouldBe(sink.Length);
        live.Count.ShouldBe(Samples + 1);
        // Buffers, but nothing for each file: eight bytes of each would be more.
        (live.Max() - live[0]).ShouldBeLessThan(1500 << 10);
    }

    [NeedsToolFact("unzip")]
    public async Task A_zip_of_more_than_two_hundred_thousand_files_is_whole_to_unzip() =>
        (await ReadAsync("unzip -tqq many.zip && unzip -Z1 many.zip | sort | uniq | wc -l")).ShouldBe(More.ToString(CultureInfo.InvariantCulture));

    [NeedsToolFact("python3")]
    public async Task A_zip_of_more_than_two_hundred_thousand_files_is_whole_to_Python() =>
        (await ReadAsync("""python3 -c "import zipfile; z = zipfile.ZipFile('many.zip'); n = z.namelist(); print(len(set(n)), z.testzip(), n[-1], z.read(n[-1]), z.infolist()[0].date_time)" """))
            .ShouldBe($"{More} None S-HUB1/{Named(More - 1)} b'7' (2026, 11, 21, 0, 0, 0)");

    [NeedsToolFact("python3")]
    public async Task A_file_that_is_longer_than_the_old_format_can_say_and_one_behind_it_are_whole()
    {
        const long Long = (4L << 30) + 12_345;
        await using (var zeros = new FileStream(folder.Below("zeros"), FileMode.CreateNew))
        {
            zeros.SetLength(Long);
        }

        var blobs = new OpenedBlobs(digest => digest == Digest ? File.OpenRead(folder.Below("zeros")) : new MemoryStream("behind"u8.ToArray()));
        var files = new[] { new DownloadFile("long.raw", Long, Digest, null, true), new DownloadFile("naïve.txt", 6, new string('b', 64), null, true) };
        using (var sink = new SparseOutput(folder.Below("long.zip")))
        {
            await new FileZip(blobs).WriteAsync(new DownloadSet(Plates, files.ToAsyncEnumerable()), sink, default);
        }

        (await Tool.RunAsync(folder.Path, """python3 -c "import zipfile; z = zipfile.ZipFile('long.zip'); print(z.testzip(), [e.file_size for e in z.infolist()])" """)).Trim().ShouldBe($"None [{Long}, 6]");
        (await Tool.RunAsync(folder.Path, "unzip -p long.zip S-HUB1/naïve.txt")).ShouldBe("behind");
    }

    [Fact]
    public async Task What_a_zip_has_on_the_disk_is_gone_when_it_ends_and_when_its_reader_goes()
    {
        using var gone = new CancellationTokenSource();
        using var sink = new SparseOutput(null);
        var most = 0;
        sink.Before = _ => most = Math.Max(most, UnnamedFiles.Open());
        UnnamedFiles.Open().ShouldBe(0);

        await WriterOf("zip", new OpenedBlobs(_ => Stream.Null)).Invoke(Set(1000, areHere: true, () => { }), sink);
        (most, UnnamedFiles.Open()).ShouldBe((1, 0), "it has one while it is written");

        using var cut = new SparseOutput(null) { Before = _ => throw new IOException("The reader is gone.") };
        await Should.ThrowAsync<IOException>(() => WriterOf("bag", new OpenedBlobs(_ => Stream.Null)).Invoke(Set(10_000, areHere: true, () => { }), cut));
        using var late = new SparseOutput(null) { Before = at => gone.Cancel() };
        await Should.ThrowAsync<OperationCanceledException>(() => new FileZip(new OpenedBlobs(_ => Stream.Null)).WriteAsync(Set(10_000, areHere: true, () => { }), late, gone.Token));
        UnnamedFiles.Open().ShouldBe(0);
        UnnamedFiles.Named().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_files_are_the_same_bytes_whenever_they_are_asked_for()
    {
        async Task<byte[]> AskedAsync()
        {
            using var bytes = new MemoryStream();
            await WriterOf("zip", new OpenedBlobs(_ => new MemoryStream("7"u8.ToArray()))).Invoke(Set(3, areHere: true, () => { }), bytes);
            return bytes.ToArray();
        }

        (await AskedAsync()).ShouldBe(await AskedAsync());
    }

    private async Task<string> ReadAsync(string command)
    {
        await using (var zip = File.Create(folder.Below("many.zip")))
        {
            await WriterOf("zip", new OpenedBlobs(_ => new MemoryStream("7"u8.ToArray()))).Invoke(Set(More, areHere: true, () => { }), zip);
        }

        return (await Tool.RunAsync(folder.Path, command)).Trim();
    }

    private static void Sample(List<long> live, long at, long every)
    {
        if (at >= (live.Count - 1) * every)
        {
            live.Add(Alive());
        }
    }

    private static long Alive() => GC.GetTotalMemory(forceFullCollection: true);

    private static Func<DownloadSet, Stream, Task> WriterOf(string form, OpenedBlobs blobs) => form == "bag"
        ? (set, to) => new BagZip(new FileZip(blobs), TimeProvider.System).WriteAsync(set, to, default)
        : (set, to) => new FileZip(blobs).WriteAsync(set, to, default);

    private static DownloadSet Set(long count, bool areHere, Action each) => new(Plates, Many(count, areHere, each));

    private static async IAsyncEnumerable<DownloadFile> Many(long count, bool areHere, Action each)
    {
        await Task.CompletedTask;
        for (long number = 0; number < count; number++)
        {
            each();
            var path = Named(number);
            yield return new DownloadFile(path, 0, Digest, "http://127.0.0.1/files/" + path, areHere);
        }
    }

    private static string Named(long number) => string.Create(CultureInfo.InvariantCulture, $"plate{number / 384}/well{number % 384}/image{number}.ome.tif");
}
