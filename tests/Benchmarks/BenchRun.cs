using System.Globalization;
using System.Text.Json;
using Hub.Indexing;
using Hub.Indexing.Storage;

namespace Benchmarks;

/// <summary>Times every class of queries on one thread, in turns with Lucene, and prints a table.</summary>
public static class BenchRun
{
    public static async Task RunAsync(Options options)
    {
        var indexes = await OpenAsync(options);
        var classes = Classes(options, indexes);
        if (options.Has("each"))
        {
            foreach (var query in classes.SelectMany(c => c)) PrintOne(query, indexes[Schemas.Text(query, "index")], options);
            return;
        }
        using var lucene = options.Has("harness") ? await LuceneHarness.StartAsync(options) : null;
        foreach (var queries in classes)
            foreach (bool exact in Modes(queries)) Time(queries, exact, indexes, 0, options.Number("prime", 0.3));
        Console.WriteLine("| class | Lucene p50 / p99 µs | here p50 / p99 µs | times as fast (p50) | goal | |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var queries in classes)
            foreach (bool exact in Modes(queries))
            {
                var theirs = lucene is null ? new(double.NaN, double.NaN) : await lucene.MeasureAsync(queries.Key, exact);
                Print(queries.Key + (exact ? ":exact" : ""), theirs, Time(queries, exact, indexes, options.Number("warm", 0.5), options.Number("seconds", 1)));
            }
    }

    public static IEnumerable<JsonElement> Read(Options options)
    {
        int limit = (int)options.Number("limit", 1000);
        return File.ReadLines(options.Text("queries")).Select(l => JsonDocument.Parse(l).RootElement)
            .GroupBy(q => Schemas.Text(q, "class")).SelectMany(c => c.Take(limit));
    }

    /// <summary>Prints what each query finds, to be compared with what Lucene finds.</summary>
    public static async Task AnswerAsync(Options options)
    {
        var indexes = await OpenAsync(options);
        foreach (var query in Classes(options, indexes).SelectMany(c => c))
            Console.WriteLine($"{Schemas.Text(query, "id")}\t{new BenchQuery(query, exact: true).Answer(indexes[Schemas.Text(query, "index")])}");
    }

    // the process ends soon after, and the snapshots with it
    private static async Task<Dictionary<string, IndexSnapshot>> OpenAsync(Options options)
    {
        var indexes = new Dictionary<string, IndexSnapshot>();
        foreach (string kind in new[] { "datasets", "files" })
            if (options.Has(kind)) indexes[kind] = (await IndexSnapshots.OpenAsync(new FolderDirectory(options.Text(kind)), Schemas.Of(kind == "files"))).Acquire();
        return indexes;
    }

    private static List<IGrouping<string, JsonElement>> Classes(Options options, Dictionary<string, IndexSnapshot> indexes)
    {
        string[] wanted = options.Text("classes").Split(',', StringSplitOptions.RemoveEmptyEntries);
        return [.. Read(options).Where(q => indexes.ContainsKey(Schemas.Text(q, "index"))).GroupBy(q => Schemas.Text(q, "class")).Where(c => wanted.Length == 0 || wanted.Contains(c.Key))];
    }

    /// <summary>Whether hits are counted to the end or not, where that makes a difference.</summary>
    private static bool[] Modes(IGrouping<string, JsonElement> queries)
    {
        var first = queries.First();
        return first.TryGetProperty("facets", out _) || first.TryGetProperty("groupBy", out _) ? [false] : [false, true];
    }

    private static ClassTimes Time(IGrouping<string, JsonElement> queries, bool exact, Dictionary<string, IndexSnapshot> indexes, double warm, double seconds)
    {
        var index = indexes[Schemas.Text(queries.First(), "index")];
        BenchQuery[] prepared = [.. queries.Select(q => new BenchQuery(q, exact))];
        return ClassTimes.Of(Measure.Times(i => prepared[i].Run(index), prepared.Length, warm, seconds));
    }

    private static void Print(string name, ClassTimes theirs, ClassTimes ours)
    {
        double ratio = theirs.P50 / ours.P50, goal = Goals.Of(name);
        string met = double.IsNaN(ratio) ? "" : ratio >= goal ? "met" : "not met";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {theirs.P50:N0} / {theirs.P99:N0} | {ours.P50:N1} / {ours.P99:N0} | {ratio:F2} | ≥ {goal:N0} | {met} |"));
    }

    /// <summary>Prints the median time of one query and what it finds, so that slow ones can be told from others.</summary>
    private static void PrintOne(JsonElement record, IndexSnapshot index, Options options)
    {
        var query = new BenchQuery(record, options.Has("exact"));
        long found = query.Run(index);
        double[] times = Measure.Times(_ => query.Run(index), 1, 0.1, options.Number("seconds", 0.1));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Measure.At(times, 0.5),9:F1} µs  {found,9}  {Schemas.Text(record, "id")} {Schemas.Text(record, "lucene")} {(record.TryGetProperty("filters", out var f) ? f : "")}"));
    }
}
