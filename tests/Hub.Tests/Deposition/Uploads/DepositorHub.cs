using System.Net.Http.Headers;

using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Deposition.Uploads;
using Hub.Portal.Composing;
using Hub.Store;
using Hub.Tests.Deposition.Checks;
using Hub.Tests.Making;

using Microsoft.Extensions.DependencyInjection;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>A running hub with a depositor, a deposit and a token for it.</summary>
public sealed class DepositorHub : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private RunningHub hub = null!;

    /// <summary>Where the hub's data lie.</summary>
    public string Data => folder.Below("data");

    /// <summary>A folder for the test's own files.</summary>
    public string Own => Directory.CreateDirectory(folder.Below("own")).FullName;

    public string Token { get; private set; } = "";

    public string Deposit { get; private set; } = "";

    /// <summary>Sends requests as the depositor.</summary>
    public HttpClient Http { get; private set; } = null!;

    public DepositFiles Files => hub.Services.GetRequiredService<DepositFiles>();

    public IBlobStore Blobs => hub.Services.GetRequiredService<IBlobStore>();

    public Intake Intake => hub.Services.GetRequiredService<Intake>();

    public T Get<T>()
        where T : notnull => hub.Services.GetRequiredService<T>();

    public StagingArea Staging => hub.Services.GetRequiredService<StagingArea>();

    public static string[] Settings(string data, int port) =>
        ["--Hub:DataFolder=" + data, $"--Hub:Address=http://127.0.0.1:{port}", "--Hub:HarvestAtStart=false", "--Hub:Uploads:MaxDepositFiles=400", "--Hub:Uploads:MaxFileBytes=10000000000"];

    public async Task InitializeAsync()
    {
        hub = await RunningHub.StartAsync(Settings(Data, 0), CancellationToken.None);
        (Token, Deposit) = await DepositorAsync("ada@example.org");
        Http = Client(Token);
    }

    /// <summary>Another depositor with a deposit of their own.</summary>
    public async Task<(string Token, string Deposit)> DepositorAsync(string email)
    {
        var services = hub.Services;
        var account = await services.GetRequiredService<AccountRegistry>().RegisterAsync(new NewAccount("Ada", email, "a long enough Passphrase 7"), Roles.Depositor, "command", CancellationToken.None);
        var token = await services.GetRequiredService<ApiTokens>().MakeAsync(account.Id, "tests", [TokenScopes.Read, TokenScopes.Write], 30, CancellationToken.None);
        var deposit = await services.GetRequiredService<Deposits>().BeginAsync(account.Id, "imaging-study", CheckBench.Complete, CancellationToken.None);
        return (token, deposit.Value.Accession);
    }

    public HttpClient Client(string? token)
    {
        var http = new HttpClient { BaseAddress = hub.Address, Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.Add("Tus-Resumable", "1.0.0");
        http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    /// <summary>Stops the hub, so that another process can have its data.</summary>
    public async Task StopAsync()
    {
        if (hub is not null)
        {
            await hub.DisposeAsync();
            hub = null!;
        }
    }

    /// <summary>Starts it again over the same data.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        hub = await RunningHub.StartAsync(Settings(Data, 0), CancellationToken.None);
        Http = Client(Token);
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        folder.Dispose();
    }
}
