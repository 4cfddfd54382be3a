namespace Hub.Store;

/// <summary>
/// What the hub itself is the source of: accounts, drafts, links, definitions of partners, decisions of curators. Small
/// JSON documents with a revision each, changed together or not at all, and on disk when a commit returns.
/// Uniqueness is a document whose id is the unique value, written with <see cref="DocumentWrite.ExpectedRevision"/> 0.
/// </summary>
public interface IDocuments
{
    /// <summary>The document of an id; null where there is none.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<Document?> FindAsync(string collection, string id, CancellationToken cancellationToken);

    /// <summary>Streams a collection in ordinal order of the ids, page by page at constant memory.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="afterId">Where to begin, itself left out; empty for the beginning.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    IAsyncEnumerable<Document> ReadAsync(string collection, string afterId, CancellationToken cancellationToken);

    /// <summary>Streams the documents that have a key of this value, in ordinal order of their ids.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="key">The key's name.</param>
    /// <param name="value">Its value, exactly.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    IAsyncEnumerable<Document> ReadByKeyAsync(string collection, string key, string value, CancellationToken cancellationToken);

    /// <summary>Which of many values are a key of some document, and of which: much less work than reading the documents of each.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="key">The key's name.</param>
    /// <param name="values">The values, exactly.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The values that are; the others are left out.</returns>
    Task<IReadOnlyDictionary<string, KeyHolders>> FindHoldersAsync(string collection, string key, IReadOnlyCollection<string> values, CancellationToken cancellationToken);

    /// <summary>Writes all or nothing, durable when it returns.</summary>
    /// <param name="writes">The changes, at most one for each document.</param>
    /// <param name="cancellationToken">Stops before the commit, never half way.</param>
    /// <returns>The new revisions, in the order of the writes; 0 for a deletion.</returns>
    /// <exception cref="RevisionConflictException">A document is not at the revision that a write expects.</exception>
    Task<IReadOnlyList<long>> CommitAsync(IReadOnlyCollection<DocumentWrite> writes, CancellationToken cancellationToken);

    /// <summary>The next number of a sequence: rising from 1, durable, never given twice. A crash may leave a gap.</summary>
    /// <param name="sequence">The sequence's name.</param>
    /// <param name="cancellationToken">Stops before a number is taken.</param>
    Task<long> NextNumberAsync(string sequence, CancellationToken cancellationToken);
}
