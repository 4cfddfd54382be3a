using System.Diagnostics;
using System.Text.Json;

namespace Benchmarks;

/// <summary>Lucene in a process of its own, which measures one class of queries at a time when it is asked.</summary>
public sealed class LuceneHarness : IDisposable
{
    private readonly Process process;

    private LuceneHarness(Process process) => this.process = process;

    /// <summary>Starts it and waits until it has warmed up.</summary>
    public static async Task<LuceneHarness> StartAsync(Options options)
    {
        var start = new ProcessStartInfo(options.Text("harness")) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (string argument in new[] { "serve", "--queries", options.Text("queries"), "--datasets", options.Text("lucene-datasets"), "--files", options.Text("lucene-files"), "--limit", options.Text("limit", "1000"), "--warm", options.Text("warm", "0.5"), "--seconds", options.Text("seconds", "1") })
            start.ArgumentList.Add(argument);
        if (options.Has("classes"))
        {
            start.ArgumentList.Add("--classes");
            start.ArgumentList.Add(options.Text("classes"));
        }
        var harness = new LuceneHarness(Process.Start(start)!);
        string? said = await harness.process.StandardOutput.ReadLineAsync();
        return said == "ready" ? harness : throw new InvalidOperationException($"The harness of Lucene did not start: {said}");
    }

    /// <summary>Measures a class.</summary>
    public async Task<ClassTimes> MeasureAsync(string name, bool exact)
    {
        await process.StandardInput.WriteLineAsync($"{name} {(exact ? "exact" : "early")}");
        await process.StandardInput.FlushAsync();
        string line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The harness of Lucene ended.");
        var result = JsonDocument.Parse(line).RootElement;
        return new(result.GetProperty("p50us").GetDouble(), result.GetProperty("p99us").GetDouble());
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
