using System.Diagnostics;
using System.Globalization;
using Hub.Indexing;
using Hub.Indexing.Storage;

namespace Benchmarks;

/// <summary>What indexing so many records, and then searching them, keeps in memory: the process's own, and what is mapped from files and can be given back at any time.</summary>
public static class MemoryRun
{
    private const int Step = 1_000_000;

    /// <summary>Indexes records as fast as they are made and prints what was in memory; asked with <c>--search</c>, asks queries of every class of the index that is there instead, in a process that did nothing else.</summary>
    public static async Task RunAsync(Options options)
    {
        string folder = Path.Combine(options.Text("folder"), "memory");
        if (options.Has("search"))
        {
            await SearchAsync(folder);
            return;
        }
        int files = (int)options.Number("file-records", 10_000_000), datasets = Math.Max(1, files / 200);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var clock = Stopwatch.StartNew();
        var settings = new IndexOptions { BufferBytes = (long)(options.Number("buffer-mb", 64) * (1 << 20)) };
        Console.WriteLine($"| files | seconds | segments | own MB | mapped MB | together |{Environment.NewLine}|---|---|---|---|---|---|");
        await using (var writer = await IndexWriter.OpenAsync(new FolderDirectory(folder), Schemas.Of(files: true), settings))
        {
            for (int from = 0; from < files; from += Step)
            {
                Parallel.For(from, Math.Min(files, from + Step), n => writer.Update(Schemas.Document(CorpusRun.Record(n, datasets), files: true)));
                Print($"{Math.Min(files, from + Step):N0} added", folder, clock);
            }
            await writer.CommitAsync();
            Print("committed", folder, clock);
            await writer.MergesAsync();
            Print("merged", folder, clock);
        }
    }

    private static async Task SearchAsync(string folder)
    {
        var clock = Stopwatch.StartNew();
        using var snapshots = await IndexSnapshots.OpenAsync(new FolderDirectory(folder), Schemas.Of(files: true));
        using var snapshot = snapshots.Acquire();
        Print("opened", folder, clock);
        foreach (var queries in CorpusQueries.All(100).Where(q => (string)q["index"] == "files").GroupBy(q => (string)q["class"]))
        {
            foreach (var query in queries) new BenchQuery(System.Text.Json.JsonSerializer.SerializeToElement(query), exact: true).Run(snapshot);
            Print($"{queries.Count()} times {queries.Key}", folder, clock);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{snapshot.Count:N0} files, {new DirectoryInfo(folder).GetFiles().Sum(f => f.Length) / 1e6:N0} MB on disk"));
    }

    private static void Print(string what, string folder, Stopwatch clock)
    {
        int segments = Directory.GetFiles(folder, "*.terms").Length;
        var kilobytes = File.ReadLines("/proc/self/status").Select(l => l.Split(':')).ToDictionary(l => l[0], l => l[1].Trim().Split(' ')[0]);
        double own = double.Parse(kilobytes["RssAnon"], CultureInfo.InvariantCulture) / 1024, mapped = double.Parse(kilobytes["RssFile"], CultureInfo.InvariantCulture) / 1024;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {clock.Elapsed.TotalSeconds:N0} | {segments} | {own:N0} | {mapped:N0} | {own + mapped:N0} |"));
    }
}
