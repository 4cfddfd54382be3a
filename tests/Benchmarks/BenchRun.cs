using System.Text.Json;
using Hub.Indexing;
using Hub.Indexing.Storage;

namespace Benchmarks;

/// <summary>Times every class of queries on one thread and prints a line of JSON for each.</summary>
public static class BenchRun
{
    public static async Task RunAsync(Options options)
    {
        var indexes = new Dictionary<string, IndexSnapshot>();
        foreach (string kind in new[] { "datasets", "files" })
            if (options.Has(kind)) indexes[kind] = (await IndexSnapshots.OpenAsync(new FolderDirectory(options.Text(kind)), Schemas.Of(kind == "files"))).Acquire();
        string[] wanted = options.Text("classes").Split(',', StringSplitOptions.RemoveEmptyEntries);
        var classes = Read(options).Where(q => indexes.ContainsKey(Schemas.Text(q, "index")))
            .GroupBy(q => Schemas.Text(q, "class")).Where(c => wanted.Length == 0 || wanted.Contains(c.Key)).ToList();
        foreach (var queries in classes)
            foreach (bool exact in new[] { false, true }) Prime(queries, exact, indexes, options);
        foreach (var queries in classes)
        {
            var first = queries.First();
            bool early = !first.TryGetProperty("facets", out _) && !first.TryGetProperty("groupBy", out _);
            foreach (bool exact in early ? new[] { false, true } : [false]) Print(queries, exact, indexes[Schemas.Text(first, "index")], options);
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
        foreach (string kind in new[] { "datasets", "files" })
        {
            if (!options.Has(kind)) continue;
            using var snapshots = await IndexSnapshots.OpenAsync(new FolderDirectory(options.Text(kind)), Schemas.Of(kind == "files"));
            using var snapshot = snapshots.Acquire();
            foreach (var query in Read(options).Where(q => Schemas.Text(q, "index") == kind))
                Console.WriteLine($"{Schemas.Text(query, "id")}\t{new BenchQuery(query, exact: true).Answer(snapshot)}");
        }
    }

    private static void Prime(IGrouping<string, JsonElement> queries, bool exact, Dictionary<string, IndexSnapshot> indexes, Options options)
    {
        var index = indexes[Schemas.Text(queries.First(), "index")];
        BenchQuery[] prepared = [.. queries.Select(q => new BenchQuery(q, exact))];
        Measure.Times(i => prepared[i].Run(index), prepared.Length, options.Number("prime", 0.3), 0);
    }

    private static void Print(IGrouping<string, JsonElement> queries, bool exact, IndexSnapshot index, Options options)
    {
        BenchQuery[] prepared = [.. queries.Select(q => new BenchQuery(q, exact))];
        double[] times = Measure.Times(i => prepared[i].Run(index), prepared.Length, options.Number("warm", 0.5), options.Number("seconds", 1));
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            @class = queries.Key + (exact ? ":exact" : ""),
            samples = times.Length,
            p50us = Measure.At(times, 0.5),
            p99us = Measure.At(times, 0.99),
        }));
    }
}
