using System.Diagnostics;
using System.Text.Json;

namespace Hub.Tests.OData;

/// <summary>A client of the npm registry in a process of its own: a folder below <c>tests/clients</c> with a script that prints JSON.</summary>
internal static class NodeClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Where the client's script lies; null where it or its packages are missing.</summary>
    public static string? Find(string script, string package)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "tests", "clients", script);
            if (File.Exists(path)) return Directory.Exists(Path.Combine(Path.GetDirectoryName(path)!, "node_modules", package)) ? path : null;
        }
        return null;
    }

    /// <summary>Runs the script; what it printed.</summary>
    public static async Task<JsonElement> AskAsync(string script, params IEnumerable<string> arguments)
    {
        using var patience = new CancellationTokenSource(Patience);
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments.Prepend(script)) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        process.ExitCode.ShouldBe(0, await errors);
        using var json = JsonDocument.Parse(await output);
        return json.RootElement.Clone();
    }
}
