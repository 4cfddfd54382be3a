using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

using Hub.Deposition.Accounts;
using Hub.Deposition.Drafts;
using Hub.Deposition.Publishing;
using Hub.Deposition.Uploads;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Deposition;
using Hub.Tests.Deposition.Checks;
using Hub.Tests.Making;

namespace Hub.Tests.Portal.Downloads;

/// <summary>A hub with a public deposit of three files and a private one.</summary>
public class PublishedFiles : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    /// <summary>The public deposit's files by path: names that tools trip over, and one of 300 kB.</summary>
    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal)
    {
        ["movies/a b.ome.tif"] = RandomNumberGenerator.GetBytes(300_000),
        ["movies/naïve #1 100%.ome.tif"] = RandomNumberGenerator.GetBytes(5_000),
        ["movies/deep/er/c.ome.tif"] = RandomNumberGenerator.GetBytes(70_000),
    };

    public WebHub Hub { get; private set; } = null!;

    public string Accession { get; private set; } = "";

    public string Private { get; private set; } = "";

    public HttpClient Http { get; private set; } = null!;

    protected virtual string[] Settings => [];

    /// <summary>A folder of its own.</summary>
    public string Folder(string name) => Directory.CreateDirectory(folder.Below(name)).FullName;

    public string Address(string below) => new Uri(Hub.Address, below).AbsoluteUri;

    public virtual async Task InitializeAsync()
    {
        Hub = await WebHub.StartAsync(Settings);
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Hub.Address };
        var account = await Hub.RegisterAsync("ada");
        Accession = await DepositAsync(account);
        Private = await DepositAsync(account);
        var ada = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.Id), new Claim(ClaimTypes.Role, Roles.Depositor)], "tests"));
        var released = await Hub.Get<Releasing>().SubmitAsync(Accession, ada, null, default);
        released.State.ShouldBe(DepositState.Public);
        await Hub.IndexAsync();
    }

    public virtual async Task DisposeAsync()
    {
        Http.Dispose();
        await Hub.DisposeAsync();
        folder.Dispose();
    }

    private async Task<string> DepositAsync(Account account)
    {
        var deposit = await Hub.Get<Deposits>().BeginAsync(account.Id, "imaging-study", CheckBench.Complete, default);
        var accession = deposit.Value.Accession;
        var list = "Files\tGene\n" + string.Concat(Files.Keys.Select((path, at) => $"{path}\tgene {at}\n"));
        foreach (var (path, bytes) in Files.Append(new("files.tsv", Encoding.UTF8.GetBytes(list))))
        {
            var blob = await Hub.Get<IBlobStore>().KeepAsync(new MemoryContent(bytes), default);
            await Hub.Get<DepositFiles>().AddAsync(new DepositFile { Deposit = accession, Path = path, UploadedAs = path, Digest = blob.Digest, Length = blob.Length, By = account.Id, At = TimeProvider.System.GetUtcNow() }, default);
        }

        return accession;
    }
}
