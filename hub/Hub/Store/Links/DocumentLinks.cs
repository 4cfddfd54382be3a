using Hub.Records;

namespace Hub.Store;

/// <summary>Links as documents.</summary>
/// <param name="documents">Where they are kept.</param>
/// <param name="datasets">The datasets at their ends.</param>
public sealed class DocumentLinks(IDocuments documents, IDatasets datasets) : ILinks
{
    private const string End = "end";

    private readonly DocumentSet<Link> links = new(
        documents, "links", LinkJson.Default.Link, link => link.Id, link => [new DocumentKey(End, link.From), new DocumentKey(End, link.To)]);

    private readonly TouchingCommits commits = new(documents, datasets);
    private readonly FollowingCursors cursors = CursorsOf(documents);

    /// <summary>How far the links have followed the datasets.</summary>
    /// <param name="documents">Where that is kept.</param>
    public static FollowingCursors CursorsOf(IDocuments documents) => new(documents, "link-following");

    /// <inheritdoc />
    public Task<Stored<Link>?> FindAsync(string id, CancellationToken cancellationToken) => links.FindAsync(id, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<Stored<Link>> ReadOfAsync(string accession, CancellationToken cancellationToken) => links.ReadByKeyAsync(End, accession, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlySet<string>> FindLinkedAsync(IReadOnlyCollection<string> accessions, CancellationToken cancellationToken) =>
        (await links.FindHoldersAsync(End, accessions, cancellationToken)).Keys.ToHashSet(StringComparer.Ordinal);

    /// <inheritdoc />
    public IAsyncEnumerable<Stored<Link>> ReadAsync(string afterId, CancellationToken cancellationToken) => links.ReadAsync(cancellationToken, afterId);

    /// <inheritdoc />
    public Task CommitAsync(IReadOnlyCollection<LinkChange> changes, IReadOnlyCollection<DocumentWrite> beside, CancellationToken cancellationToken) =>
        CommitAsync(changes, beside, released: null, cancellationToken);

    /// <inheritdoc />
    public Task CommitAsync(IReadOnlyCollection<LinkChange> changes, FollowingCursor cursor, DocumentWrite moved, CancellationToken cancellationToken) =>
        CommitAsync(changes, [moved], cursor.Released, cancellationToken);

    /// <inheritdoc />
    public Task ReleaseAsync(long change, CancellationToken cancellationToken) => cursors.ReleaseAsync(change, cancellationToken);

    private Task CommitAsync(IReadOnlyCollection<LinkChange> changes, IReadOnlyCollection<DocumentWrite> beside, long? released, CancellationToken cancellationToken) => commits.CommitAsync(
        changes.Select(change => change.Remove ? links.Remove(change.Link.Id, change.ExpectedRevision) : links.Write(change.Link, change.ExpectedRevision)).Concat(beside),
        changes.SelectMany(change => new[] { change.Link.From, change.Link.To }),
        released,
        cancellationToken);
}
