using System.Diagnostics;
using System.Globalization;
using Hub.Indexing;
using Hub.Indexing.Highlighting;
using Hub.Indexing.Queries.Syntax;
using Hub.Indexing.Searching;
using Hub.Indexing.Storage;

namespace Benchmarks;

/// <summary>
/// Clients that ask at their times whether earlier questions are answered or not: a search of two words with ten facets and highlighted
/// hits. A time is counted from when the question was due, so that waiting for a busy engine is part of it.
/// </summary>
public sealed class LoadRun
{
    private const int Clients = 50;
    private readonly IndexSnapshot snapshot;
    private readonly FacetRequest[] facets = [.. Schemas.DatasetFacets.Append("year").Select(f => new FacetRequest { Field = f }), new() { Field = "yearNumber" }, new() { Field = "fileCount", Step = 500 }];

    private readonly QueryParser parser = new(new() { Schema = Schemas.Of(files: false), DefaultFields = [new("text", 1), new("title", 2)] });

    private LoadRun(IndexSnapshot snapshot) => this.snapshot = snapshot;

    /// <summary>Builds an index where there is none, asks, and prints the times.</summary>
    public static async Task RunAsync(Options options)
    {
        string folder = Path.Combine(options.Text("folder"), "load");
        int datasets = (int)options.Number("datasets", 1_000_000);
        if (!Directory.Exists(folder)) await BuildAsync(folder, datasets);
        using var snapshots = await IndexSnapshots.OpenAsync(new FolderDirectory(folder), Schemas.Of(files: false));
        using var newest = snapshots.Acquire();
        double rate = options.Number("rate", 50), seconds = options.Number("seconds", 30);
        var run = new LoadRun(newest);
        for (int i = 0; i < 200; i++) run.Ask(i);
        double[] alone = run.AskOneByOne(200);
        var pauses = GC.GetTotalPauseDuration();
        double[] times = await run.AskAsync(rate, seconds);
        pauses = GC.GetTotalPauseDuration() - pauses;
        Print($"{newest.Count:N0} datasets in {newest.Files.Count(f => f.EndsWith(".terms", StringComparison.Ordinal))} segments, {Environment.ProcessorCount} processors, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}; search, {run.facets.Length} facets and highlighting");
        Print($"one after another: p50 {Measure.At(alone, 0.5):F1} ms, p99 {Measure.At(alone, 0.99):F1} ms, mean {alone.Average():F1} ms");
        Print($"offered: {rate:N0} questions a second by {Clients} clients for {seconds} s, asked when they are due whether earlier ones are answered or not; {times.Length:N0} answered");
        Print($"from when they were due: p50 {Measure.At(times, 0.5):F1} ms, p90 {Measure.At(times, 0.9):F1} ms, p99 {Measure.At(times, 0.99):F1} ms (goal: at most 80 ms, {(Measure.At(times, 0.99) <= 80 ? "met" : "not met")}), longest {times[^1]:F1} ms; all pauses for garbage together {pauses.TotalMilliseconds:F0} ms");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static async Task BuildAsync(string folder, int datasets)
    {
        await using var writer = await IndexWriter.OpenAsync(new FolderDirectory(folder), Schemas.Of(files: false));
        Parallel.For(0, datasets, n => writer.Update(Schemas.Document(CorpusRun.Record(n), files: false)));
        await writer.CommitAsync();
        await writer.MergesAsync();
    }

    /// <summary>What each question takes while nothing else is asked, in milliseconds, sorted.</summary>
    private double[] AskOneByOne(int questions)
    {
        double[] times = [.. Enumerable.Range(0, questions).Select(i =>
        {
            long begin = Stopwatch.GetTimestamp();
            Ask(i * 7919);
            return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        })];
        Array.Sort(times);
        return times;
    }

    /// <summary>Milliseconds from when each question was due to its answer, sorted.</summary>
    private async Task<double[]> AskAsync(double rate, double seconds)
    {
        long begin = Stopwatch.GetTimestamp();
        double step = Clients / rate;
        var clients = Enumerable.Range(0, Clients).Select(c => Task.Factory.StartNew(() => Client(c, begin, step, seconds), TaskCreationOptions.LongRunning));
        return [.. (await Task.WhenAll(clients)).SelectMany(times => times).Order()];
    }

    private List<double> Client(int client, long begin, double step, double seconds)
    {
        var times = new List<double>();
        using var timer = new ManualResetEventSlim();
        for (double due = step * client / Clients; due < seconds; due += step)
        {
            double wait = due - Stopwatch.GetElapsedTime(begin).TotalSeconds;
            if (wait > 0) timer.Wait(TimeSpan.FromSeconds(wait));
            Ask((client * 7919) + times.Count);
            times.Add((Stopwatch.GetElapsedTime(begin).TotalSeconds - due) * 1e3);
        }
        return times;
    }

    private void Ask(int number)
    {
        var random = new Random(number);
        string text = $"{CorpusRun.Word(random.Next(200))} {CorpusRun.Word(random.Next(2000))}";
        var query = parser.Parse(text).Query;
        var found = snapshot.Search(new SearchRequest { Query = query, Facets = facets });
        var highlighter = new Highlighter(query, snapshot.Schema);
        foreach (var hit in found.Hits) highlighter.Highlight(System.Text.Encoding.UTF8.GetString(snapshot.Stored(hit.Doc)), "text");
    }
}
