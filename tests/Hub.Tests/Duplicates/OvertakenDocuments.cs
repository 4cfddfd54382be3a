using Hub.Store;

namespace Hub.Tests.Duplicates;

/// <summary>The documents of a process that is overtaken: something else happens just before its first commit of a collection.</summary>
internal sealed class OvertakenDocuments(IDocuments inner, string overtaken, Func<Task> overtake) : IDocuments
{
    private int commits;

    public Task<Document?> FindAsync(string collection, string id, CancellationToken cancellationToken) => inner.FindAsync(collection, id, cancellationToken);

    public IAsyncEnumerable<Document> ReadAsync(string collection, string afterId, CancellationToken cancellationToken) => inner.ReadAsync(collection, afterId, cancellationToken);

    public IAsyncEnumerable<Document> ReadByKeyAsync(string collection, string key, string value, CancellationToken cancellationToken) =>
        inner.ReadByKeyAsync(collection, key, value, cancellationToken);

    public Task<IReadOnlyDictionary<string, KeyHolders>> FindHoldersAsync(string collection, string key, IReadOnlyCollection<string> values, CancellationToken cancellationToken) =>
        inner.FindHoldersAsync(collection, key, values, cancellationToken);

    public async Task<IReadOnlyList<long>> CommitAsync(IReadOnlyCollection<DocumentWrite> writes, CancellationToken cancellationToken)
    {
        if (writes.Any(write => write.Collection == overtaken) && Interlocked.Increment(ref commits) == 1)
        {
            await overtake();
        }

        return await inner.CommitAsync(writes, cancellationToken);
    }

    public Task<long> NextNumberAsync(string sequence, CancellationToken cancellationToken) => inner.NextNumberAsync(sequence, cancellationToken);
}
