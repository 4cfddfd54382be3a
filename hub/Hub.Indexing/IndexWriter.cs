using Hub.Indexing.Documents;
using Hub.Indexing.Storage;

namespace Hub.Indexing;

/// <summary>The one writer of an index. Any number of threads may add at once; nothing is seen by readers before <see cref="CommitAsync"/>.</summary>
public sealed class IndexWriter : IAsyncDisposable
{
    private IndexWriter()
    {
    }

    /// <summary>Opens the last commit, or an empty index where there is none.</summary>
    /// <exception cref="IndexDamagedException">A file is missing, cut or changed.</exception>
    public static Task<IndexWriter> OpenAsync(IIndexDirectory directory, IndexSchema schema, IndexOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>The commits, to be read.</summary>
    public IndexSnapshots Snapshots => throw new NotSupportedException();

    /// <summary>Adds a document in place of one with the same key. Comes back at once, but waits where the buffer is full.</summary>
    /// <exception cref="DocumentRefusedException">It does not fit the schema.</exception>
    public void Update(IndexDocument document) => throw new NotSupportedException();

    /// <summary>Removes the document with this key, if there is one.</summary>
    public void Delete(string key) => throw new NotSupportedException();

    /// <summary>Removes every document added before with this exact value in a keyword field.</summary>
    public void DeleteByTerm(string field, string value) => throw new NotSupportedException();

    /// <summary>Makes everything done so far durable and visible, with a few words of the caller's own that come back in <see cref="IndexSnapshot.UserData"/>.</summary>
    /// <returns>The new generation.</returns>
    public Task<long> CommitAsync(IReadOnlyDictionary<string, string>? userData = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Merges all segments into one, without what was deleted, and commits.</summary>
    public Task MergeAllAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Ends merges and gives the right to write back; what was not committed is lost.</summary>
    public ValueTask DisposeAsync() => throw new NotSupportedException();
}
