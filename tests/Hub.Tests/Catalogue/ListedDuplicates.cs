using Hub.Records;
using Hub.Store;

namespace Hub.Tests.Catalogue;

/// <summary>Clusters as a list in memory.</summary>
internal sealed class ListedDuplicates : IDuplicates
{
    public List<DuplicateCluster> Clusters { get; } = [];

    public Task<DuplicateCluster?> FindOfAsync(string accession, CancellationToken cancellationToken) =>
        Task.FromResult(Clusters.Find(cluster => cluster.Members.Any(member => member.Accession == accession)));

    public Task<IReadOnlySet<string>> FindClusteredAsync(IReadOnlyCollection<string> accessions, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<string>>(Clusters.SelectMany(cluster => cluster.Members).Select(member => member.Accession).Intersect(accessions).ToHashSet());

    public Task<DuplicateCluster?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult(Clusters.Find(cluster => cluster.Id == id));

    public IAsyncEnumerable<DuplicateCluster> ReadAsync(CancellationToken cancellationToken) => Clusters.ToAsyncEnumerable();

    public Task ReleaseAsync(long change, CancellationToken cancellationToken) => Task.CompletedTask;
}
