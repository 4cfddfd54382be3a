using Hub.Records;
using Hub.Store;

namespace Hub.Tests.Catalogue;

/// <summary>Links as a list in memory.</summary>
internal sealed class ListedLinks : ILinks
{
    private readonly SortedDictionary<string, Stored<Link>> links = new(StringComparer.Ordinal);

    public Task<Stored<Link>?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult(links.GetValueOrDefault(id));

    public IAsyncEnumerable<Stored<Link>> ReadOfAsync(string accession, CancellationToken cancellationToken) =>
        links.Values.Where(link => link.Value.From == accession || link.Value.To == accession).ToArray().ToAsyncEnumerable();

    public Task<IReadOnlySet<string>> FindLinkedAsync(IReadOnlyCollection<string> accessions, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<string>>(links.Values.SelectMany(link => new[] { link.Value.From, link.Value.To }).Intersect(accessions).ToHashSet());

    public IAsyncEnumerable<Stored<Link>> ReadAsync(string afterId, CancellationToken cancellationToken) =>
        links.Values.Where(link => string.CompareOrdinal(link.Value.Id, afterId) > 0).ToArray().ToAsyncEnumerable();

    public Task CommitAsync(IReadOnlyCollection<LinkChange> changes, IReadOnlyCollection<DocumentWrite> beside, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            links.Remove(change.Link.Id);
            if (!change.Remove)
            {
                links[change.Link.Id] = new Stored<Link>(change.Link, (change.ExpectedRevision ?? 0) + 1, DateTimeOffset.UnixEpoch);
            }
        }

        return Task.CompletedTask;
    }

    public Task CommitAsync(IReadOnlyCollection<LinkChange> changes, FollowingCursor cursor, DocumentWrite moved, CancellationToken cancellationToken) => CommitAsync(changes, [], cancellationToken);

    public Task ReleaseAsync(long change, CancellationToken cancellationToken) => Task.CompletedTask;
}
