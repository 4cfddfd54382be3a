using Hub.Records;
using Hub.Store;

namespace Hub.Tests.Correlation.Links;

/// <summary>Links that cannot be written: the process dies just before.</summary>
internal sealed class UnwritableLinks : ILinks
{
    public Task<Stored<Link>?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult<Stored<Link>?>(null);

    public IAsyncEnumerable<Stored<Link>> ReadOfAsync(string accession, CancellationToken cancellationToken) => AsyncEnumerable.Empty<Stored<Link>>();

    public Task<IReadOnlySet<string>> FindLinkedAsync(IReadOnlyCollection<string> accessions, CancellationToken cancellationToken) => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());

    public IAsyncEnumerable<Stored<Link>> ReadAsync(string afterId, CancellationToken cancellationToken) => AsyncEnumerable.Empty<Stored<Link>>();

    public Task CommitAsync(IReadOnlyCollection<LinkChange> changes, IReadOnlyCollection<DocumentWrite> beside, CancellationToken cancellationToken) => throw new IOException("The process dies here.");

    public Task CommitAsync(IReadOnlyCollection<LinkChange> changes, FollowingCursor cursor, DocumentWrite moved, CancellationToken cancellationToken) => CommitAsync(changes, [], cancellationToken);

    public Task ReleaseAsync(long change, CancellationToken cancellationToken) => Task.CompletedTask;
}
