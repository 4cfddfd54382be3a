using Hub.Records;

namespace Hub.Store;

/// <summary>The links between datasets. A change of a link gives the datasets at both ends a new change number, so that the index follows.</summary>
public interface ILinks
{
    /// <summary>The link of an id; null where there is none.</summary>
    /// <param name="id">As <see cref="Link.Id"/> gives it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<Stored<Link>?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Streams the links that begin or end at an accession, rejected ones too, by id.</summary>
    /// <param name="accession">In its archive's own spelling.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    IAsyncEnumerable<Stored<Link>> ReadOfAsync(string accession, CancellationToken cancellationToken);

    /// <summary>Which of many accessions have a link, rejected ones too: much less work than reading the links of each.</summary>
    /// <param name="accessions">In their archives' own spelling.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlySet<string>> FindLinkedAsync(IReadOnlyCollection<string> accessions, CancellationToken cancellationToken);

    /// <summary>Streams all links, rejected ones too, by id.</summary>
    /// <param name="afterId">Where to begin, itself left out; empty for the beginning.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    IAsyncEnumerable<Stored<Link>> ReadAsync(string afterId, CancellationToken cancellationToken);

    /// <summary>Writes all or nothing, and gives both ends of every link a new change number, after a crash too.</summary>
    /// <param name="changes">At most one for each link.</param>
    /// <param name="beside">Documents that change with them, such as their transformations.</param>
    /// <param name="cancellationToken">Stops before the commit, never half way.</param>
    /// <exception cref="RevisionConflictException">Somebody changed one of the links or documents first; nothing was written.</exception>
    Task CommitAsync(IReadOnlyCollection<LinkChange> changes, IReadOnlyCollection<DocumentWrite> beside, CancellationToken cancellationToken);

    /// <summary>The same of whoever follows the datasets: only those that somebody may have read already get a new change number.</summary>
    /// <param name="changes">At most one for each link.</param>
    /// <param name="cursor">The cursor before the datasets that say so.</param>
    /// <param name="moved">Moves it behind them.</param>
    /// <param name="cancellationToken">Stops before the commit, never half way.</param>
    /// <exception cref="RevisionConflictException">Somebody changed one of the links or the cursor first; nothing was written.</exception>
    Task CommitAsync(IReadOnlyCollection<LinkChange> changes, FollowingCursor cursor, DocumentWrite moved, CancellationToken cancellationToken);

    /// <summary>
    /// To be called before datasets are read together with their links by whoever keeps what they found: links that change later give datasets
    /// up to this change number a new one.
    /// </summary>
    /// <param name="change">The last change number that is going to be read.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    Task ReleaseAsync(long change, CancellationToken cancellationToken);
}
