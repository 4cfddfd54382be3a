using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Uploading;

/// <summary>
/// What a disk and an S3 server take directly, and what they take through the hub by tus, in one run and in turn: what else the
/// machine and its disk do in a minute meets all of them. A figure is the median of the rounds, which begin when both programs have
/// compiled what they run often.
/// </summary>
public sealed class UploadRun
{
    private const int Streams = 4;
    private readonly Dictionary<string, List<double>> rates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<double>> busy = new(StringComparer.Ordinal);
    private readonly long bytes;
    private readonly int rounds;
    private readonly int warm;
    private int files;

    private UploadRun(long bytes, int rounds, int warm) => (this.bytes, this.rounds, this.warm) = (bytes, rounds, warm);

    /// <summary>Measures and prints a table.</summary>
    public static async Task RunAsync(Options options)
    {
        string folder = Directory.CreateDirectory(Path.Combine(options.Text("folder"), "uploads")).FullName;
        var run = new UploadRun((long)options.Number("megabytes", 1000) * 1_000_000, (int)options.Number("rounds", 3), (int)options.Number("warm", 4));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.bytes / 1e6:N0} MB, median of {run.rounds} rounds after {run.warm} to warm up, {Environment.ProcessorCount} processors for sender and receiver together, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"));
        Console.WriteLine($"| to | streams | directly MB/s | through the hub MB/s | ratio | hub's processor seconds a GB |{Environment.NewLine}|---|---|---|---|---|---|");
        if (!options.Has("s3")) await run.ToDiskAsync(folder);
        if (Environment.GetEnvironmentVariable("HUB_TEST_S3") is { Length: > 0 } server) await run.ToBucketAsync(folder, server, options.Has("other") ? options.Text("other") : null);
        else Console.WriteLine("| S3 | | HUB_TEST_S3 names no server; tests/servers/ceph-s3 starts one | | | |");
    }

    private async Task ToDiskAsync(string folder)
    {
        var disk = new DirectDisk(folder);
        await using var hub = await BenchHub.StartAsync(Path.Combine(folder, "hub"), null);
        var before = hub.ProcessorTime;
        for (int round = 1 - warm; round <= rounds; round++)
        {
            if (round == 1) before = hub.ProcessorTime;
            await TimeAsync("write", round, 1, file => Task.Run(() => disk.Write(file)));
            await TidyAsync(folder);
            foreach (int streams in new[] { 1, Streams })
            {
                await TimeAsync("socket", round, streams, disk.SendAsync);
                await TidyAsync(folder);
                await TimeAsync("hub", round, streams, file => hub.SendAsync(file, $"{Next()}.bin"));
                await TidyAsync(folder);
            }
        }
        double cost = (hub.ProcessorTime - before).TotalSeconds / (2 * rounds * bytes / 1e9);
        Print("disk, written by a loop", "write1", "hub1", 1, cost);
        Print("disk, from a socket", "socket1", "hub1", 1, cost);
        Print("disk, from a socket", "socket4", "hub4", Streams, cost);
    }

    private async Task ToBucketAsync(string folder, string server, string? other)
    {
        rates.Clear();
        await using var bucket = await DirectBucket.CreateAsync(server);
        using var rclone = new Rclone(bucket);
        string[] settings = ["--Hub:Store:S3:Endpoint=" + bucket.Endpoint, "--Hub:Store:S3:Bucket=" + bucket.Name, "--Hub:Store:S3:AccessKey=" + bucket.AccessKey, "--Hub:Store:S3:SecretKey=" + bucket.SecretKey];
        await using var hub = await BenchHub.StartAsync(Path.Combine(folder, "hub-s3"), null, settings);
        await using var compared = other is null ? null : await BenchHub.StartAsync(Path.Combine(folder, "hub-other"), other, settings);
        var (before, otherBefore) = (hub.ProcessorTime, compared?.ProcessorTime ?? default);
        for (int round = 1 - warm; round <= rounds; round++)
        {
            if (round == 1) (before, otherBefore) = (hub.ProcessorTime, compared?.ProcessorTime ?? default);
            foreach (int streams in new[] { 1, Streams })
            {
                await DirectlyAsync(bucket, rclone, round, streams);
                await TimeAsync("hub", round, streams, file => hub.SendAsync(file, $"{Next()}.bin"));
                await bucket.EmptyAsync();
                await TidyAsync(folder);
                if (compared is null) continue;
                await TimeAsync("other", round, streams, file => compared.SendAsync(file, $"{Next()}.bin"));
                await bucket.EmptyAsync();
                await TidyAsync(folder);
            }
        }
        PrintBucket(hub.ProcessorTime - before, compared is null ? null : compared.ProcessorTime - otherBefore);
    }

    private async Task DirectlyAsync(DirectBucket bucket, Rclone rclone, int round, int streams)
    {
        await TimeAsync("signed", round, streams, file => bucket.PutAsync(file, $"direct/{Next()}", withMd5: false));
        await bucket.EmptyAsync();
        await TimeAsync("serial", round, streams, file => bucket.PutAsync(file, $"direct/{Next()}", withMd5: false, partsAtOnce: 1));
        await bucket.EmptyAsync();
        await TimeAsync("md5-", round, streams, file => bucket.PutAsync(file, $"direct/{Next()}", withMd5: true));
        await bucket.EmptyAsync();
        rclone.Prepare(new SentFile(bytes / streams, 0));
        await TimeAsync("rclone", round, streams, file => rclone.PutAsync(file, $"direct/{Next()}"));
        await bucket.EmptyAsync();
    }

    private int Next() => Interlocked.Increment(ref files);

    private void PrintBucket(TimeSpan used, TimeSpan? byOther)
    {
        double gigabytes = 2 * rounds * bytes / 1e9, cost = used.TotalSeconds / gigabytes;
        foreach (int streams in new[] { 1, Streams })
        {
            Print("S3, signed parts", $"signed{streams}", $"hub{streams}", streams, cost);
            Print("S3, signed parts one after the other", $"serial{streams}", $"hub{streams}", streams, cost);
            Print("S3, signed parts with Content-MD5", $"md5-{streams}", $"hub{streams}", streams, cost);
            Print("S3, rclone", $"rclone{streams}", $"hub{streams}", streams, cost);
            if (byOther is { } other) Print("S3, signed parts, the other build", $"signed{streams}", $"other{streams}", streams, other.TotalSeconds / gigabytes);
        }
    }

    // So many files at once, together as long as one alone.
    private async Task TimeAsync(string what, int round, int streams, Func<SentFile, Task> send)
    {
        double idle = IdleSeconds();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, streams).Select(_ => new SentFile(bytes / streams, Next())).Select(file => Task.Run(() => send(file))));
        if (round < 1) return;
        string key = what + streams.ToString(CultureInfo.InvariantCulture);
        if (!rates.TryGetValue(key, out var known)) rates[key] = known = [];
        known.Add(bytes / 1e6 / clock.Elapsed.TotalSeconds);
        if (!busy.TryGetValue(key, out var shares)) busy[key] = shares = [];
        shares.Add(1 - ((IdleSeconds() - idle) / (clock.Elapsed.TotalSeconds * Processors)));
    }

    // Those of the machine, of which this program may have been given fewer.
    private static int Processors { get; } = File.ReadLines("/proc/stat").Count(line => line.StartsWith("cpu", StringComparison.Ordinal)) - 1;

    // Of all processors since the start of the machine, waiting for disks among it.
    private static double IdleSeconds()
    {
        var words = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (long.Parse(words[4], CultureInfo.InvariantCulture) + long.Parse(words[5], CultureInfo.InvariantCulture)) / 100.0;
    }

    // What was written goes, and the disk comes to rest, before the next is timed.
    private async Task TidyAsync(string folder)
    {
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Length >= bytes / Streams)) file.Delete();
        using var sync = Process.Start("sync");
        await sync.WaitForExitAsync();
    }

    private void Print(string target, string direct, string through, int streams, double cost) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {target} | {streams} | {Shown(direct)} | {Shown(through)} | {Median(through) / Median(direct):P0} | {cost:F2} |"));

    private string Shown(string key) => string.Create(CultureInfo.InvariantCulture, $"{Median(key):N0} ({rates[key].Min():N0} to {rates[key].Max():N0}; processors {busy[key].Order().ElementAt(busy[key].Count / 2):P0} busy)");

    private double Median(string key) => rates[key].Order().ElementAt(rates[key].Count / 2);
}
