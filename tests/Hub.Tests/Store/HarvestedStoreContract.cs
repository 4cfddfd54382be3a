using Hub.Records;
using Hub.Store;

namespace Hub.Tests.Store;

/// <summary>A store into which runs of one archive write.</summary>
/// <param name="place">Where the store lies.</param>
public abstract class HarvestedStoreContract(IStorePlace place) : StoreContract(place)
{
    protected static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(1);

    protected static Dataset Dataset(string accession) => new() { Accession = accession, Archive = "own", Title = "Title of " + accession };

    protected static RecordOutcome Outcome(string key, Dataset? dataset = null) => new(key)
    {
        ChangeMark = "1",
        Records = [new SourceRecord { Archive = "own", Key = key, Dataset = dataset ?? Dataset(key), Rank = 100, IsOwner = true }],
        Problems = [],
    };

    protected async Task PutAsync(string key) => await ApplyAsync(await StartAsync(), Outcome(key));

    protected Task<RunCounts> ApplyAsync(RunLease lease, params RecordOutcome[] outcomes) =>
        Store.Runs.ApplyAsync(lease, outcomes, Merge, default);

    protected static MergedDataset Merge(IReadOnlyList<SourceRecord> sources) => new(sources[0].Dataset, sources[0].Files);

    protected async Task<RunLease> StartAsync() => (await Store.Runs.StartAsync(Request("first"), default)).Lease.ShouldNotBeNull();

    protected static RunRequest Request(string owner) => new("own", RunMode.Harvest, "1", owner, LeaseTime);
}
