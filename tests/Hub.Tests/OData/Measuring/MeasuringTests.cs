using System.Diagnostics;
using System.Globalization;
using Hub.Catalogue;
using Hub.Records;
using Hub.Tests.Catalogue;
using Hub.Tests.Making;
using Xunit.Abstractions;

namespace Hub.Tests.OData;

/// <summary>How fast the service is over many files, and how much memory an export takes: printed, made by a switch.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class MeasuringTests(RunningOData service, ITestOutputHelper output) : IClassFixture<RunningOData>
{
    private const int FilesOfOne = 1_000;
    private const int Datasets = 20_000;
    private const double MostRatio = 1.3, MostMilliseconds = 250;
    private const long MostHeap = 100_000_000;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);
    private readonly List<string> missed = [];

    [MeasuredODataFact]
    public async Task Groups_facets_and_exports_are_measured()
    {
        long files = long.Parse(Environment.GetEnvironmentVariable(MeasuredODataFactAttribute.Variable)!, CultureInfo.InvariantCulture);
        var clock = Stopwatch.StartNew();
        await FillAsync(files);
        Tell($"indexed {Datasets} datasets and {files} files in {clock.Elapsed.TotalSeconds:0} s; {Environment.ProcessorCount} processors, load {Load()}");
        await TimesAsync("two keys over files", "Files?$apply=groupby((Format,Compound),aggregate($count as N,SizeBytes with sum as Size))", 200);
        await TimesAsync("two keys over files, filtered", "Files?$apply=filter(SizeBytes gt 100000)/groupby((Format,Channel),aggregate($count as N,SizeBytes with average as Mean))", 100);
        await CompareAsync();
        await ExportAsync("Files?$format=csv");
        await ExportAsync("Files?$format=jsonl");
        missed.ShouldBeEmpty();
    }

    private async Task FillAsync(long files)
    {
        var records = new GeneratedRecords(7, Datasets);
        string[] compounds = ["talmapimod", "DMSO", "taxol", "nocodazole"], formats = ["OME-TIFF", "MRC", "OME-Zarr", "PNG"];
        var random = new Random(7);
        long left = files;
        foreach (var dataset in records.Datasets)
        {
            int count = (int)Math.Min(left, FilesOfOne);
            left -= count;
            var list = Enumerable.Range(0, count).Select(i => new DataFile
            {
                Path = FormattableString.Invariant($"Screen {i % 10}/plate {i % 96:D3}/well {i:D6}/image.ome.tiff"),
                Format = formats[random.Next(formats.Length)],
                SizeBytes = random.NextInt64(1, 1L << 30),
                Attributes = [new KeyValue("Compound", compounds[random.Next(compounds.Length)]), new KeyValue("Channel", i % 2 == 0 ? "DAPI" : "GFP")],
            });
            await service.Catalogue.PutAsync(dataset with { Accession = $"M-{dataset.Accession}", FileCount = count }, list.ToArray());
        }
        await service.Catalogue.Indexer.CatchUpAsync(default);
    }

    private async Task TimesAsync(string what, string address, int times)
    {
        var taken = new List<double>();
        for (int i = -5; i < times; i++)
        {
            long start = Stopwatch.GetTimestamp();
            (await service.JsonAsync(address)).GetProperty("value").GetArrayLength().ShouldBeGreaterThan(0);
            if (i >= 0) taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        taken.Sort();
        Tell($"{what}: median {taken[times / 2]:0.0} ms, p99 {taken[times * 99 / 100]:0.0} ms of {times}, load {Load()}");
        if (taken[times * 99 / 100] > MostMilliseconds) missed.Add(what);
    }

    // The same question over HTTP and through the catalogue, in turns: how long each takes, and how much of a processor the whole process needs for it.
    private async Task CompareAsync()
    {
        var request = new CatalogueRequest
        {
            Selections = [new FacetSelection(CatalogueFacets.Year, ["2014.."])],
            Filter = new CallExpression(CatalogueFunction.Contains, [new PropertyExpression("Title"), new ConstantExpression("actin")]),
            Sort = [new Hub.Catalogue.SortKey("Accession")],
            Take = 20,
            Facets = [.. new[] { CatalogueFacets.Archive, CatalogueFacets.Organism, CatalogueFacets.Method, CatalogueFacets.Licence, CatalogueFacets.Year }.Select(facet => new FacetRequest(facet, 20))],
        };
        const string Address = "Datasets?$filter=Year ge 2014 and contains(Title,'actin')&$orderby=Accession&$top=20&$count=true&facets=Archive:20,Organism:20,ImagingMethod:20,Licence:20,Year:20";
        long total = service.Catalogue.Reader.Search(request, default).Total;
        (List<double> Taken, TimeSpan Busy) direct = ([], TimeSpan.Zero), served = ([], TimeSpan.Zero);
        for (int block = -1; block < 10; block++)
        {
            var one = await BlockAsync(() =>
            {
                service.Catalogue.Reader.Search(request, default).Total.ShouldBe(total);
                return Task.CompletedTask;
            });
            var two = await BlockAsync(async () => (await service.Client.GetStringAsync(new Uri(Address, UriKind.Relative))).ShouldContain(FormattableString.Invariant($"\"@odata.count\":{total},")));
            if (block < 0) continue;
            (direct, served) = (([.. direct.Taken, .. one.Taken], direct.Busy + one.Busy), ([.. served.Taken, .. two.Taken], served.Busy + two.Busy));
        }
        direct.Taken.Sort();
        served.Taken.Sort();
        int middle = direct.Taken.Count / 2;
        double ratio = served.Busy / direct.Busy;
        Tell($"20 datasets with five facets of {Datasets}: median {served.Taken[middle]:0.00} ms over OData, {direct.Taken[middle]:0.00} ms through the catalogue, ratio {served.Taken[middle] / direct.Taken[middle]:0.00}; fastest {served.Taken[0]:0.00} and {direct.Taken[0]:0.00} ms, ratio {served.Taken[0] / direct.Taken[0]:0.00}; processor time ratio {ratio:0.00}");
        if (Math.Min(ratio, served.Taken[middle] / direct.Taken[middle]) > MostRatio) missed.Add("the ratio of OData to the catalogue");
    }

    private static async Task<(List<double> Taken, TimeSpan Busy)> BlockAsync(Func<Task> ask)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var taken = new List<double>();
        for (int i = 0; i < 20; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await ask();
            taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        process.Refresh();
        return (taken, process.TotalProcessorTime - before);
    }

    private async Task ExportAsync(string address)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        long before = GC.GetTotalMemory(forceFullCollection: true), most = before, bytes = 0;
        using var over = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            for (; !over.IsCancellationRequested; await Task.Delay(Glance)) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
        });
        var clock = Stopwatch.StartNew();
        using var response = await service.Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)), HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        byte[] part = new byte[65_536];
        for (int read; (read = await stream.ReadAsync(part)) > 0;) bytes += read;
        double seconds = clock.Elapsed.TotalSeconds;
        await over.CancelAsync();
        await watching;
        if (most - before > MostHeap) missed.Add(address);
        Tell($"{address}: {bytes >> 20} MB in {seconds:0.0} s; the heap grew by {(most - before) >> 20} MB at most");
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Trim() : "unknown";

    private void Tell(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
