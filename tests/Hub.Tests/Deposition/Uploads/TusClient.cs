using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>tus-js-client as a process of its own.</summary>
internal sealed class TusClient : IDisposable
{
    private readonly Process process;
    private readonly Channel<long> progress = Channel.CreateUnbounded<long>();
    private readonly List<string> errors = [];

    private TusClient(Process process) => this.process = process;

    /// <summary>Where the client's script lies; null where it or its packages are missing.</summary>
    public static string? Script { get; } = Find();

    /// <summary>What it complained of.</summary>
    public string Errors => string.Join('\n', errors);

    /// <summary>The first progress that it told, in bytes of the whole file.</summary>
    public long FirstSent { get; private set; } = -1;

    public static TusClient Start(string endpoint, string token, string deposit, string path, string file, string state, int chunk, int parallel = 1, long? stop = null)
    {
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [Script!, endpoint, token, deposit, path, file, state, chunk == 0 ? "" : chunk.ToString(CultureInfo.InvariantCulture), parallel.ToString(CultureInfo.InvariantCulture), stop?.ToString(CultureInfo.InvariantCulture) ?? ""];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var client = new TusClient(Process.Start(start)!);
        client.process.OutputDataReceived += (_, line) => client.Heard(line.Data);
        client.process.ErrorDataReceived += (_, line) => client.errors.Add(line.Data ?? "");
        client.process.BeginOutputReadLine();
        client.process.BeginErrorReadLine();
        return client;
    }

    /// <summary>Waits until it has sent so many bytes; null where it ended before.</summary>
    public async Task<long?> SentAsync(long bytes)
    {
        await foreach (var sent in progress.Reader.ReadAllAsync())
        {
            if (sent >= bytes)
            {
                return sent;
            }
        }

        return null;
    }

    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose() => process.Dispose();

    private void Heard(string? line)
    {
        if (line is null)
        {
            progress.Writer.TryComplete();
        }
        else if (line.StartsWith("sent ", StringComparison.Ordinal))
        {
            var sent = long.Parse(line.AsSpan(5), CultureInfo.InvariantCulture);
            FirstSent = FirstSent < 0 ? sent : FirstSent;
            progress.Writer.TryWrite(sent);
        }
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var script = Path.Combine(folder.FullName, "tests", "clients", "tus", "upload.mjs");
            if (File.Exists(script))
            {
                return Directory.Exists(Path.Combine(Path.GetDirectoryName(script)!, "node_modules", "tus-js-client")) ? script : null;
            }
        }

        return null;
    }
}
