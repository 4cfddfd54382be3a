using System.Diagnostics;
using System.Text.Json;

namespace Hub.Indexing.Tests.Parity;

/// <summary>Apache Lucene in a process of its own: one JSON object a line each way, answered in order.</summary>
public sealed class LuceneOracle : IAsyncDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);
    private readonly Process java;

    private LuceneOracle(Process java) => this.java = java;

    /// <summary>Starts it.</summary>
    public static async Task<LuceneOracle> StartAsync()
    {
        var start = new ProcessStartInfo("java", ["-Xmx1g", "-Xss4m", "-cp", await LuceneJars.ClassPath, "Oracle"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new LuceneOracle(Process.Start(start)!);
    }

    /// <summary>Sends a request, whose "do" says what to do, and returns the answer.</summary>
    /// <param name="what">The name of the request.</param>
    /// <param name="members">Its other members.</param>
    public async Task<JsonElement> AskAsync(string what, params (string Name, object? Value)[] members)
    {
        using var limit = new CancellationTokenSource(patience);
        var request = members.Prepend(("do", what)).ToDictionary(member => member.Item1, member => member.Item2);
        await java.StandardInput.WriteLineAsync(OracleJson.Write(request).AsMemory(), limit.Token);
        await java.StandardInput.FlushAsync(limit.Token);
        string line = await java.StandardOutput.ReadLineAsync(limit.Token)
            ?? throw new InvalidOperationException($"Lucene's process ended at the request '{what}'.");
        var answer = JsonDocument.Parse(line).RootElement;
        answer.TryGetProperty("error", out var error).ShouldBeFalse(error.ToString());
        return answer;
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        java.StandardInput.Close();
        await java.WaitForExitAsync();
        java.Dispose();
    }
}
