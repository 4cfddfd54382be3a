using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Hub.Deposition.Accounts;
using Hub.Portal.Composing;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Uploading;

/// <summary>A hub as a program of its own, with a depositor who has a token.</summary>
public sealed class BenchHub : IAsyncDisposable
{
    // No archive is asked, whatever the clock strikes.
    private static readonly string[] Silent = [.. new[] { "bia", "empiar", "idr", "jcb", "ssbd" }.Select(archive => $"--Hub:Archives:{archive}:Enabled=false")];

    private readonly Process process;
    private readonly HttpClient http;
    private string deposit = "";

    private BenchHub(Process process, int port, string token)
    {
        this.process = process;
        http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        http.DefaultRequestHeaders.Add("Tus-Resumable", "1.0.0");
    }

    /// <summary>Starts one over an empty folder; the program is another build of the hub than this one, where it is to be compared.</summary>
    public static async Task<BenchHub> StartAsync(string folder, string? program, params string[] settings)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        int port = FreePort();
        string[] arguments = ["--Hub:DataFolder=" + folder, "--Hub:HarvestAtStart=false", $"--Hub:Address=http://127.0.0.1:{port}", .. Silent, .. settings];
        string token = await TokenAsync(arguments);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(program ?? AppContext.BaseDirectory, "Hub.Portal.dll"), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true };
        var hub = new BenchHub(Process.Start(start)!, port, token);
        hub.process.OutputDataReceived += (_, _) => { };
        hub.process.BeginOutputReadLine();
        await hub.BeginAsync();
        return hub;
    }

    /// <summary>Uploads a file in one request.</summary>
    public async Task SendAsync(SentFile file, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/uploads") { Content = new SentContent(file, 0, file.Length) };
        request.Headers.Add("Upload-Length", file.Length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Upload-Metadata", $"deposit {Base64(deposit)},path {Base64(path)}");
        request.Content.Headers.ContentType = new("application/offset+octet-stream");
        using var answer = await http.SendAsync(request);
        if (!answer.IsSuccessStatusCode) throw new HttpRequestException(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The processor time that the hub took so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task<string> TokenAsync(string[] arguments)
    {
        await using var hub = await RunningHub.StartAsync(arguments, CancellationToken.None);
        var account = await hub.Services.GetRequiredService<AccountRegistry>().RegisterAsync(new NewAccount("Ada", "ada@example.org", "a long enough Passphrase 7"), Roles.Depositor, "command", CancellationToken.None);
        return await hub.Services.GetRequiredService<ApiTokens>().MakeAsync(account.Id, "bench", [TokenScopes.Read, TokenScopes.Write], 1, CancellationToken.None);
    }

    private async Task BeginAsync()
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var answer = await http.PostAsync("/api/deposits", null);
                using var said = System.Text.Json.JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
                deposit = said.RootElement.GetProperty("accession").GetString()!;
                return;
            }
            catch (HttpRequestException failure) when (failure.StatusCode is null && patience.Elapsed < TimeSpan.FromMinutes(1))
            {
                await Task.Delay(100);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
