using System.Globalization;
using System.Text.Json;

namespace Benchmarks;

/// <summary>Prints two files of results side by side.</summary>
public static class CompareRun
{
    public static void Run(Options options)
    {
        var lucene = Read(options.Text("lucene"));
        Console.WriteLine("| class | Lucene p50 / p99 µs | this engine p50 / p99 µs | ratio of p50 |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (name, ours) in Read(options.Text("ours")))
        {
            if (!lucene.TryGetValue(name, out var theirs)) continue;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {theirs.P50:N0} / {theirs.P99:N0} | {ours.P50:N0} / {ours.P99:N0} | {theirs.P50 / ours.P50:F2} |"));
        }
    }

    private static Dictionary<string, (double P50, double P99)> Read(string path) =>
        File.ReadLines(path).Where(l => l.Contains("\"class\"", StringComparison.Ordinal)).Select(l => JsonDocument.Parse(l).RootElement)
            .ToDictionary(r => Schemas.Text(r, "class"), r => (r.GetProperty("p50us").GetDouble(), r.GetProperty("p99us").GetDouble()));
}
