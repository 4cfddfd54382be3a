using Hub.Records;

namespace Hub.Store;

/// <summary>The clusters of datasets that are the same. A change of a cluster gives its datasets a new change number, so that the index follows.</summary>
public interface IDuplicates
{
    /// <summary>The cluster that a living dataset belongs to; null where it stands alone.</summary>
    /// <param name="accession">In its archive's own spelling.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<DuplicateCluster?> FindOfAsync(string accession, CancellationToken cancellationToken);

    /// <summary>Which of many accessions belong to a cluster: much less work than finding the cluster of each.</summary>
    /// <param name="accessions">In their archives' own spelling.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlySet<string>> FindClusteredAsync(IReadOnlyCollection<string> accessions, CancellationToken cancellationToken);

    /// <summary>The cluster of an id, dissolved ones too; null where there never was one.</summary>
    /// <param name="id">The id: <c>D00012</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<DuplicateCluster?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Streams all clusters, dissolved ones too, by id.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    IAsyncEnumerable<DuplicateCluster> ReadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// To be called before datasets are read together with their clusters by whoever keeps what they found: clusters that change later give
    /// datasets up to this change number a new one.
    /// </summary>
    /// <param name="change">The last change number that is going to be read.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    Task ReleaseAsync(long change, CancellationToken cancellationToken);
}
