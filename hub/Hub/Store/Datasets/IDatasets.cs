namespace Hub.Store;

/// <summary>The merged datasets. A dataset is never removed: when its last source goes, it becomes a tombstone.</summary>
public interface IDatasets
{
    /// <summary>Holds harvests back where they commit faster than their changes are read.</summary>
    FollowingPace Pace { get; }

    /// <summary>The dataset of an accession, tombstones too; null where the hub never had one.</summary>
    /// <param name="accession">In its archive's own spelling.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<StoredDataset?> FindAsync(string accession, CancellationToken cancellationToken);

    /// <summary>
    /// Streams every dataset, tombstones too, whose last change is later than <paramref name="since"/>, in the order of
    /// <see cref="StoredDataset.Change"/>, page by page at constant memory. Since 0 is everything. A dataset that
    /// changes while the stream is read comes again with its higher number.
    /// </summary>
    /// <param name="since">The last change number already followed.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    IAsyncEnumerable<StoredDataset> ReadChangesAsync(long since, CancellationToken cancellationToken);

    /// <summary>Streams the marks of every dataset, tombstones too, by accession: much less than the datasets themselves.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    IAsyncEnumerable<DatasetMark> ReadMarksAsync(CancellationToken cancellationToken);

    /// <summary>The highest change number given out; 0 for an empty store.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<long> LastChangeAsync(CancellationToken cancellationToken);

    /// <summary>Returns the last change number as soon as it is higher than <paramref name="since"/>: at once for this process's own commits, within seconds for another's.</summary>
    /// <param name="since">The last change number already followed.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    Task<long> WaitForChangeAsync(long since, CancellationToken cancellationToken);

    /// <summary>Which of some living datasets last changed no later than a change number; accessions that the store does not have are left out.</summary>
    /// <param name="accessions">The accessions, in their archives' own spelling.</param>
    /// <param name="change">The change number.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<string>> FindChangedUntilAsync(IReadOnlyCollection<string> accessions, long change, CancellationToken cancellationToken);

    /// <summary>
    /// Gives living datasets a new change number although their records are the same, so that followers look at them
    /// again: what stands beside a record, such as its links, has changed. Accessions that the store does not have are passed over.
    /// </summary>
    /// <param name="accessions">The accessions, in their archives' own spelling.</param>
    /// <param name="cancellationToken">Stops before the commit, never half way.</param>
    Task TouchAsync(IReadOnlyCollection<string> accessions, CancellationToken cancellationToken);
}
