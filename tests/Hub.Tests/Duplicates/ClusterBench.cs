using Hub.Correlation;
using Hub.Duplicates;
using Hub.Records;
using Hub.Store;

using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Tests.Duplicates;

/// <summary>A store with its links and clusters, as one process of the hub has it.</summary>
internal sealed class ClusterBench : IDisposable
{
    private readonly LinkFollowing linking;
    private readonly DuplicateFollowing following;

    public ClusterBench(IRecordStore store, TimeProvider time)
    {
        Store = store;
        Links = new DocumentLinks(store.Documents, store.Datasets);
        Clusters = new DocumentDuplicates(store.Documents, store.Datasets);
        Decisions = new DuplicateDecisions(store, Links, time);
        linking = new LinkFollowing(store, Links, time, NullLogger<LinkFollowing>.Instance);
        following = new DuplicateFollowing(store, Links, time, NullLogger<DuplicateFollowing>.Instance);
    }

    public IRecordStore Store { get; }

    public ILinks Links { get; }

    public IDuplicates Clusters { get; }

    public DuplicateDecisions Decisions { get; }

    /// <summary>A dataset that shares nothing with others but what is said.</summary>
    public static Dataset A(string accession, string archive, string? title = null, int year = 2020, params string[] authors) => new()
    {
        Accession = accession,
        Archive = archive,
        Title = title ?? $"A title of its own that only {accession} has",
        ReleaseDate = new DateOnly(year, 5, 1),
        Authors = [.. authors.Select(name => new Author(name))],
    };

    /// <summary>Writes datasets as harvests of their archives do.</summary>
    public Task PutAsync(params Dataset[] datasets) => ApplyAsync(datasets.Select(dataset => (dataset.Archive, new RecordOutcome(dataset.Accession)
    {
        ChangeMark = "1",
        Records = [new SourceRecord { Archive = dataset.Archive, Key = dataset.Accession, Dataset = dataset, Rank = 100, IsOwner = true }],
        Problems = [],
    })));

    /// <summary>Takes a dataset out of its archive.</summary>
    public Task GoAsync(Dataset dataset) => ApplyAsync([(dataset.Archive, new RecordOutcome(dataset.Accession) { ChangeMark = "2", Records = [], Problems = [] })]);

    /// <summary>Follows the store with links.</summary>
    public Task<long> LinkAsync(long upTo, CancellationToken cancellationToken) => linking.CatchUpAsync(upTo, cancellationToken);

    /// <summary>Follows the store with clusters.</summary>
    public Task<long> ClusterAsync(long upTo, CancellationToken cancellationToken) => following.CatchUpAsync(upTo, cancellationToken);

    /// <summary>Follows the store with links and clusters, as the running hub does, until both are at rest.</summary>
    public async Task FollowAsync()
    {
        for (var last = -1L; last != await Store.Datasets.LastChangeAsync(default);)
        {
            last = await Store.Datasets.LastChangeAsync(default);
            await linking.CatchUpAsync(default);
            await following.CatchUpAsync(default);
        }
    }

    /// <summary>The clusters, each as its accessions in order; the preferred one has a star.</summary>
    public async Task<IReadOnlyList<string>> SetsAsync()
    {
        await FollowAsync();
        return await Clusters.ReadAsync(default).Where(cluster => cluster.Members.Count > 0)
            .Select(cluster => string.Join(' ', cluster.Members.Select(member => member.Accession + (member.Accession == cluster.Preferred ? "*" : "")))).OrderBy(set => set, StringComparer.Ordinal).ToListAsync();
    }

    /// <summary>The cluster of a dataset; null where it stands alone.</summary>
    public async Task<DuplicateCluster?> OfAsync(string accession)
    {
        await FollowAsync();
        return await Clusters.FindOfAsync(accession, default);
    }

    public void Dispose()
    {
        linking.Dispose();
        following.Dispose();
    }

    private async Task ApplyAsync(IEnumerable<(string Archive, RecordOutcome Outcome)> outcomes)
    {
        foreach (var archive in outcomes.GroupBy(each => each.Archive, each => each.Outcome))
        {
            var lease = (await Store.Runs.StartAsync(new RunRequest(archive.Key, RunMode.Harvest, "1", "bench", TimeSpan.FromMinutes(5)), default)).Lease.ShouldNotBeNull();
            await Store.Runs.ApplyAsync(lease, [.. archive], sources => new MergedDataset(sources[0].Dataset, sources[0].Files), default);
            await Store.Runs.EndAsync(lease, new RunEnd(RunState.Succeeded, "", true), default);
        }
    }
}
