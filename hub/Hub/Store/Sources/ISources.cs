namespace Hub.Store;

/// <summary>What each archive said last, record by record of its listing. Written through <see cref="IRuns"/>.</summary>
public interface ISources
{
    /// <summary>What is known of some keys of a listing; unknown keys are missing from the answer.</summary>
    /// <param name="archive">The archive's id.</param>
    /// <param name="keys">At most a thousand.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyDictionary<string, SourceState>> FindStatesAsync(string archive, IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>One source with its payload and records; null where the key was never seen.</summary>
    /// <param name="archive">The archive's id.</param>
    /// <param name="key">The key in the archive's listing.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<Source?> FindAsync(string archive, string key, CancellationToken cancellationToken);

    /// <summary>Streams an archive's sources in the order of their keys, gone ones too, page by page.</summary>
    /// <param name="archive">The archive's id.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    IAsyncEnumerable<Source> ReadAsync(string archive, CancellationToken cancellationToken);

    /// <summary>What every living source says of one accession.</summary>
    /// <param name="accession">The accession.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<SourceRecord>> FindRecordsAsync(string accession, CancellationToken cancellationToken);

    /// <summary>Streams an archive's open problems, errors first, then by key.</summary>
    /// <param name="archive">The archive's id.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    IAsyncEnumerable<KeptProblem> ReadProblemsAsync(string archive, CancellationToken cancellationToken);

    /// <summary>Counts an archive's sources and problems.</summary>
    /// <param name="archive">The archive's id.</param>
    /// <param name="cancellationToken">Stops the counting.</param>
    Task<ArchiveCounts> CountAsync(string archive, CancellationToken cancellationToken);

    /// <summary>The ids of all archives that were ever harvested into this store.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<string>> ArchivesAsync(CancellationToken cancellationToken);
}
