using Hub.Records;
using Hub.Store;

namespace Hub.Tests.Catalogue;

/// <summary>Clusters as a list in memory.</summary>
internal sealed class ListedDuplicates : IDuplicates
{
    public List<DuplicateCluster> Clusters { get; } = [];

    public Task<DuplicateCluster?> FindOfAsync(string accession, CancellationToken cancellationToken) =>
        Task.FromResult(Clusters.Find(cluster => cluster.Members.Any(member => member.Accession == accession)));

    public Task<DuplicateCluster?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult(Clusters.Find(cluster => cluster.Id == id));

    public IAsyncEnumerable<DuplicateCluster> ReadAsync(CancellationToken cancellationToken) => Clusters.ToAsyncEnumerable();
}
