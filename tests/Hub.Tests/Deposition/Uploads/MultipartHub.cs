using System.Net.Http.Json;
using System.Text.Json.Nodes;

using Hub.Deposition.Accounts;
using Hub.Tests.Making;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>A hub whose files lie in a bucket of Ceph, with a depositor and a deposit.</summary>
public sealed class MultipartHub : IAsyncLifetime
{
    public const long MostBytes = 1_000_000_000;

    private readonly TemporaryFolder folder = new();

    public WebHub Hub { get; private set; } = null!;

    public S3TestBucket Bucket { get; private set; } = null!;

    /// <summary>The depositor's program.</summary>
    public HttpClient Http { get; private set; } = null!;

    public string Deposit { get; private set; } = "";

    /// <summary>A folder for the test's own files.</summary>
    public string Own => folder.Path;

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable(S3TestBucket.Variable) is not null)
        {
            Bucket = await S3TestBucket.CreateAsync();
            Hub = await WebHub.StartAsync([.. Bucket.Settings, $"--Hub:Uploads:MaxDepositBytes={MostBytes}"]);
            (Http, Deposit) = await DepositorAsync("ada");
        }
    }

    /// <summary>A depositor's program, and a deposit of theirs.</summary>
    public Task<(HttpClient Http, string Deposit)> DepositorAsync(string name, params string[] scopes) => DepositorAsync(name, Hub, scopes);

    /// <summary>The same at another hub.</summary>
    public static async Task<(HttpClient Http, string Deposit)> DepositorAsync(string name, WebHub hub, params string[] scopes)
    {
        var account = await hub.RegisterAsync(name);
        using var all = await hub.ProgramAsync(account.Id, TokenScopes.Read, TokenScopes.Write);
        using var begun = await all.PostAsync("/api/deposits", null);
        var deposit = (await begun.Content.ReadFromJsonAsync<JsonNode>())!["accession"]!.GetValue<string>();
        return (await hub.ProgramAsync(account.Id, scopes.Length > 0 ? scopes : [TokenScopes.Read, TokenScopes.Write]), deposit);
    }

    public async Task DisposeAsync()
    {
        if (Bucket is not null)
        {
            Http.Dispose();
            await Hub.DisposeAsync();
            await Bucket.DisposeAsync();
        }

        folder.Dispose();
    }
}
