using System.Net;
using System.Net.Http.Headers;

using Hub.Deposition.Accounts;
using Hub.Portal.Composing;
using Hub.Tests.Making;

using Microsoft.Extensions.DependencyInjection;

namespace Hub.Tests.Deposition;

/// <summary>A running hub that asks no archive, and people who come to it.</summary>
public sealed class WebHub : IAsyncDisposable
{
    /// <summary>The password of everybody registered here.</summary>
    public const string Password = "a long enough Passphrase 7";

    private readonly TemporaryFolder? folder;
    private RunningHub hub = null!;

    private WebHub(TemporaryFolder? folder) => this.folder = folder;

    /// <summary>Where it listens.</summary>
    public Uri Address => hub.Address;

    public IServiceProvider Services => hub.Services;

    /// <summary>Starts one.</summary>
    /// <param name="settings">Settings of the command line.</param>
    public static Task<WebHub> StartAsync(params string[] settings)
    {
        var data = new TemporaryFolder();
        return StartAsync(new WebHub(data), data.Path, settings);
    }

    /// <summary>Starts one over data that are there already, and leaves them there.</summary>
    /// <param name="data">The data's folder.</param>
    /// <param name="settings">Settings of the command line.</param>
    public static Task<WebHub> StartOverAsync(string data, params string[] settings) => StartAsync(new WebHub(null), data, settings);

    private static async Task<WebHub> StartAsync(WebHub web, string data, string[] settings)
    {
        string[] quiet = [.. new[] { "bia", "empiar", "idr", "jcb", "ssbd" }.Select(archive => $"--Hub:Archives:{archive}:Enabled=false")];
        web.hub = await RunningHub.StartAsync(["--Hub:DataFolder=" + data, "--Hub:Address=http://127.0.0.1:0", "--Hub:HarvestAtStart=false", .. quiet, .. settings], CancellationToken.None);
        return web;
    }

    public T Get<T>()
        where T : notnull => hub.Services.GetRequiredService<T>();

    /// <summary>Brings the index to what the store has.</summary>
    public Task IndexAsync() => hub.Services.SettleAsync();

    /// <summary>An account with <see cref="Password"/>.</summary>
    public Task<Account> RegisterAsync(string name, string role = Roles.Depositor) =>
        Get<AccountRegistry>().RegisterAsync(new NewAccount(name, name + "@example.org", Password), role, "command", CancellationToken.None);

    /// <summary>A browser, nobody signed in.</summary>
    public WebVisitor Visitor() => new(hub.Address);

    /// <summary>A browser in which somebody of a role has signed in.</summary>
    public async Task<WebVisitor> SignedInAsync(string name, string role = Roles.Depositor)
    {
        await RegisterAsync(name, role);
        var visitor = Visitor();
        var answer = await visitor.PostAsync("/account/sign-in", ("Email", name + "@example.org"), ("Password", Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return visitor;
    }

    /// <summary>A program with a token of an account.</summary>
    public async Task<HttpClient> ProgramAsync(string account, params string[] scopes)
    {
        var token = await Get<ApiTokens>().MakeAsync(account, "tests", scopes, 10, CancellationToken.None);
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = hub.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        folder?.Dispose();
    }
}
