using Hub.Indexing.Documents;
using Hub.Indexing.Storage;

namespace Hub.Indexing;

/// <summary>The commits of an index that can be read: the current one and a few before it.</summary>
public sealed class IndexSnapshots : IDisposable
{
    private IndexSnapshots()
    {
    }

    /// <summary>Opens the last commit for reading only, such as a copy; the place is not written to.</summary>
    /// <exception cref="IndexDamagedException">A file is missing, cut or changed.</exception>
    public static Task<IndexSnapshots> OpenAsync(IIndexDirectory directory, IndexSchema schema, IndexOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>The current generation.</summary>
    public long Generation => throw new NotSupportedException();

    /// <summary>The current commit; the caller disposes it.</summary>
    public IndexSnapshot Acquire() => throw new NotSupportedException();

    /// <summary>An earlier commit, if it is still retained; the caller disposes it.</summary>
    public IndexSnapshot? Acquire(long generation) => throw new NotSupportedException();

    /// <summary>Looks for a newer commit by another process; only for snapshots opened here.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> RefreshAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Lets all commits go; snapshots held elsewhere stay readable until they are disposed.</summary>
    public void Dispose() => throw new NotSupportedException();
}
