using System.Security.Claims;

using Hub.Deposition;
using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Deposition.PageTab;
using Hub.Deposition.Publishing;
using Hub.Deposition.Uploads;
using Hub.Portal.Composing;
using Hub.Store;
using Hub.Tests.Deposition.Checks;
using Hub.Tests.Harvesting;
using Hub.Tests.Making;

using Microsoft.Extensions.DependencyInjection;

namespace Hub.Tests.Deposition;

/// <summary>Everything of deposition as the hub puts it together, without the portal, and with a clock that the test moves.</summary>
internal sealed class DepositBench : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private HubParts parts = null!;
    private ServiceProvider services = null!;

    private DepositBench()
    {
    }

    public ManualTime Clock { get; } = new();

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    public Deposits Deposits => Get<Deposits>();

    public Drafting Drafting => Get<Drafting>();

    public Releasing Releasing => Get<Releasing>();

    public BenchFiles Files { get; private set; } = null!;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Opens a hub's deposition over a folder of its own.</summary>
    /// <param name="settings">Settings of the command line.</param>
    public static Task<DepositBench> StartAsync(params string[] settings) => StartAsync(_ => { }, settings);

    /// <summary>Opens a hub's deposition with more services.</summary>
    public static async Task<DepositBench> StartAsync(Action<IServiceCollection> more, params string[] settings)
    {
        var bench = new DepositBench();
        await bench.OpenAsync(more, settings);
        return bench;
    }

    /// <summary>Another hub over the same data, as after a crash: the first is left as it stands.</summary>
    public async Task<DepositBench> BesideAsync()
    {
        var settings = HubSettings.Load(["--Hub:DataFolder=" + folder.Path]);
        var bench = new DepositBench { parts = await HubParts.OpenAsync(settings, CancellationToken.None) };
        bench.Compose(_ => { });
        return bench;
    }

    /// <summary>Registers somebody.</summary>
    public async Task<ClaimsPrincipal> RegisterAsync(string name = "ada", string role = Roles.Depositor)
    {
        var account = await Get<AccountRegistry>().RegisterAsync(new NewAccount(name, name + "@example.org", "a long enough Passphrase 7"), role, "command", CancellationToken.None);
        return Someone(account.Id, role);
    }

    public static ClaimsPrincipal Someone(string id, string role) => new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id), new Claim(ClaimTypes.Role, role)], "tests"));

    /// <summary>A draft that can be submitted.</summary>
    public async Task<string> BeginAsync(ClaimsPrincipal owner, Submission? submission = null)
    {
        var stored = await Deposits.BeginAsync(owner.AccountId()!, "imaging-study", submission ?? CheckBench.Complete, CancellationToken.None);
        await Files.AddAsync(stored.Value.Accession, "files.tsv", "Files\tSize\nmovies/a.ome.tif\t3\n");
        await Files.AddAsync(stored.Value.Accession, "movies/a.ome.tif", "abc");
        return stored.Value.Accession;
    }

    public async Task<Deposit> FindAsync(string accession) => (await Deposits.FindAsync(accession, CancellationToken.None)).ShouldNotBeNull().Value;

    /// <summary>The record that everybody finds; null for none.</summary>
    public async Task<StoredDataset?> RecordAsync(string accession) => await Get<IDatasets>().FindAsync(accession, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await parts.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>What is refused, and why.</summary>
    public static async Task<RefusedException> RefusedAsync(Func<Task> work) => await Should.ThrowAsync<RefusedException>(work);

    private async Task OpenAsync(Action<IServiceCollection> more, string[] settings)
    {
        parts = await HubParts.OpenAsync(HubSettings.Load(["--Hub:DataFolder=" + folder.Path, .. settings]), CancellationToken.None);
        Compose(more);
    }

    private void Compose(Action<IServiceCollection> more)
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddHub(parts);
        collection.AddSingleton<TimeProvider>(Clock);
        more(collection);
        services = collection.BuildServiceProvider();
        Files = new BenchFiles(Get<DepositFiles>(), parts.Blobs);
    }
}
