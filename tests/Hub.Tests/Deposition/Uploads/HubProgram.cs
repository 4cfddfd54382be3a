using System.Diagnostics;
using System.Globalization;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>The hub as a process of its own, to be killed without warning.</summary>
/// <param name="data">Its data folder.</param>
/// <param name="port">Where it listens.</param>
/// <param name="trace">Where to write down what it writes, reads again and brings to disk, and what it sends; null for nowhere.</param>
/// <param name="settings">More settings.</param>
internal sealed class HubProgram(string data, int port, string? trace = null, params string[] settings) : IDisposable
{
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{port}");

    public async Task StartAsync()
    {
        string[] tracing = trace is null ? [] : ["-f", "-y", "-s", "40", "--seccomp-bpf", "-e", "trace=fsync,fdatasync,sendmsg,sendto,pwrite64,pread64", "-o", trace, "dotnet"];
        var start = new ProcessStartInfo(trace is null ? "dotnet" : "strace", tracing) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Hub.Portal.dll"));
        foreach (var setting in DepositorHub.Settings(data, port).Concat(settings))
        {
            start.ArgumentList.Add(setting);
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = Address };
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync("/health/live");
                return;
            }
            catch (HttpRequestException) when (patience.Elapsed < TimeSpan.FromMinutes(1) && !process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    public void Kill()
    {
        if (process is { HasExited: false })
        {
            if (trace is null)
            {
                process.Kill();
            }
            else
            {
                KillTraced(process.Id);
            }

            process.WaitForExit();
        }
    }

    // The tracer itself lives to write down all it has seen.
    private static void KillTraced(int tracer)
    {
        foreach (var child in File.ReadAllText($"/proc/{tracer}/task/{tracer}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            using var traced = Process.GetProcessById(int.Parse(child, CultureInfo.InvariantCulture));
            traced.Kill();
        }
    }

    public void Dispose()
    {
        Kill();
        process?.Dispose();
    }
}
