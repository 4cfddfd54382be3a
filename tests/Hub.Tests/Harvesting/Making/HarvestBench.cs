using Hub.Harvesting;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Making;
using Hub.Vocabularies;

using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Tests.Harvesting;

/// <summary>A store in files, two scripted archives (one owns the accessions <c>own-…</c>), and a harvester.</summary>
internal sealed class HarvestBench : IAsyncDisposable
{
    private readonly TemporaryFolder folder = TemporaryFolder.InMemory();
    private readonly ArchiveClients clients;

    private HarvestBench()
    {
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        Store = NewStore();
        Blobs = new TieredBlobStore(Store.SmallBlobs, new FolderBlobStore(folder.Below("blobs"), Time));
        clients = new ArchiveClients(options, Time, NullLogger<ArchiveClients>.Instance);
    }

    public ManualTime Time { get; } = new();

    public HarvestOptions Options { get; } = new() { BatchRecords = 3, BatchTime = TimeSpan.FromSeconds(5), LeaseTime = TimeSpan.FromMinutes(1) };

    public IRecordStore Store { get; }

    public IBlobStore Blobs { get; }

    public RunFeed Feed { get; } = new();

    public ScriptedConnector Own { get; } = new();

    public ScriptedConnector Twin { get; } = new();

    public ArchiveDefinition OwnArchive { get; } = new() { Id = "own", Name = "Own", Kind = "own", OwnsAccessions = @"own-\d+" };

    public ArchiveDefinition TwinArchive { get; } = new() { Id = "twin", Name = "Twin", Kind = "twin" };

    public string MappingVersion { get; set; } = "1";

    public Func<string, string> Retitle { get; set; } = title => title;

    public static async Task<HarvestBench> NewAsync()
    {
        var bench = new HarvestBench();
        await bench.Store.MigrateAsync(default);
        return bench;
    }

    public IRecordStore NewStore() => new SqliteRecordStore(folder.Below("hub.db"), Time);

    public Mapping Mapping() => new()
    {
        Version = MappingVersion,
        Canonicalise = (record, archive, fetchedAt) => new CanonicalRecord
        {
            Accession = record.Accession,
            Dataset = new Dataset { Accession = record.Accession, Archive = "own", Title = Retitle(record.Title), HarvestedAt = fetchedAt },
            ReportedBy = archive.Id,
            IsOwner = archive.Id == "own",
            Rank = record.Rank,
        },
        CanonicaliseFile = file => file,
        Merge = Hub.Harvesting.Mapping.MergeByOwner,
    };

    public Harvester Harvester(IRecordStore? store = null, IBlobStore? blobs = null, Mapping? mapping = null, ScriptedConnector? own = null) => new(
        store ?? Store, blobs ?? Blobs, clients, kind => kind switch { "own" => own ?? Own, "twin" => Twin, _ => null }, mapping ?? Mapping(), Feed,
        Microsoft.Extensions.Options.Options.Create(Options), Time, NullLogger<Harvester>.Instance);

    /// <summary>A harvester whose process can die at any call of store and blobs, and in the middle of a transaction.</summary>
    public Harvester MortalHarvester(Fuse fuse) => Harvester(new CrashingStore(Store, fuse), CrashingProxy.Around(Blobs, fuse), Mapping() with
    {
        Merge = sources =>
        {
            fuse.Burn(() => "a merge");
            return Hub.Harvesting.Mapping.MergeByOwner(sources);
        },
    });

    public Task<Run> HarvestAsync(RunMode mode = RunMode.Harvest) => Harvester().RunAsync(OwnArchive, mode, default);

    public Verification Verification() => new(Store, Blobs, Mapping());

    /// <summary>Fills the archive with records 0 to <paramref name="count"/> - 1.</summary>
    public void Fill(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Own.Records[$"k{i:000}"] = new ArchivedRecord($"own-{i}", $"Title {i}", "1");
        }
    }

    public void Change(string key, string title) => Own.Records[key] = Own.Records[key] with { Title = title, Mark = Own.Records[key].Mark + "+" };

    /// <summary>Accession and title of every living dataset.</summary>
    public async Task<IReadOnlyDictionary<string, string>> LivingAsync() => await Store.Datasets.ReadChangesAsync(0, default)
        .Where(dataset => !dataset.IsDeleted)
        .ToDictionaryAsync(dataset => dataset.Dataset.Accession, dataset => dataset.Dataset.Title);

    /// <summary>Changes the database behind the store's back.</summary>
    public async Task TamperAsync(string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder.Below("hub.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }

    public async ValueTask DisposeAsync()
    {
        clients.Dispose();
        await Store.DisposeAsync();
        folder.Dispose();
    }
}
