using Hub.Indexing.Buffering;
using Hub.Indexing.Documents;
using Hub.Indexing.Queries;
using Hub.Indexing.Storage;
using Hub.Indexing.Writing;

namespace Hub.Indexing;

/// <summary>The one writer of an index. Any number of threads may add at once; nothing is seen by readers before <see cref="CommitAsync"/>.</summary>
public sealed class IndexWriter : IAsyncDisposable
{
    private readonly IndexSchema schema;
    private readonly IDisposable directoryLock;
    private readonly Flushing flushing;
    private readonly Committing committing;
    private readonly BackgroundMerges merges;
    private bool disposed;

    private IndexWriter(IIndexDirectory directory, IndexSchema schema, IndexOptions options)
    {
        this.schema = schema;
        directoryLock = directory.Lock();
        try
        {
            Snapshots = new(null, schema, options);
            var commits = new CommitPoint(directory, schema, options, Snapshots);
            var segments = new SegmentList();
            segments.Segments.AddRange(commits.Open());
            committing = new(commits, segments);
            merges = new(directory, options, segments, commits, committing);
            flushing = new(directory, schema, options, segments, commits, merges);
        }
        catch
        {
            Snapshots?.Dispose();
            directoryLock.Dispose();
            throw;
        }
    }

    /// <summary>Opens the last commit, or an empty index where there is none.</summary>
    /// <exception cref="IndexDamagedException">A file is missing, cut or changed.</exception>
    /// <exception cref="IndexVersionException">It is written in another version of the format.</exception>
    /// <exception cref="IndexSchemaException">It keeps a field as another kind than the schema says.</exception>
    /// <exception cref="IOException">Another writer has the place, or it is read-only.</exception>
    public static Task<IndexWriter> OpenAsync(IIndexDirectory directory, IndexSchema schema, IndexOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => new IndexWriter(directory, schema, options ?? new()), cancellationToken);

    /// <summary>The commits, to be read.</summary>
    public IndexSnapshots Snapshots { get; }

    /// <summary>Adds a document in place of one with the same key. Comes back at once, but writes out or waits where the buffer is full.</summary>
    /// <exception cref="DocumentRefusedException">It does not fit the schema.</exception>
    /// <exception cref="IOException">The buffer is full and cannot be written; the document was not added, and the call can be repeated.</exception>
    public void Update(IndexDocument document)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        DocumentCheck.Check(schema, document);
        flushing.Add(document);
    }

    /// <summary>Removes the document with this key, if there is one.</summary>
    public void Delete(string key)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        flushing.Change((changes, sequence) => changes.Change(key, sequence));
    }

    /// <summary>Removes every document added before with this exact value in a keyword field.</summary>
    /// <exception cref="QueryRefusedException">The schema has no such keyword field.</exception>
    public void DeleteByTerm(string field, string value)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (schema.Find(field) is not { Kind: FieldKind.Keyword }) throw new QueryRefusedException($"Documents cannot be deleted by '{field}': it is no keyword field of this index.");
        flushing.Change((changes, sequence) => changes.DeleteTerm(field, value, sequence));
    }

    /// <summary>Makes everything done so far durable and visible, with a few words of the caller's own that come back in <see cref="IndexSnapshot.UserData"/>.</summary>
    /// <param name="userData">The caller's words; null keeps those of the commit before.</param>
    /// <param name="cancellationToken">Stops the waiting for a commit under way, but no commit once it began.</param>
    /// <returns>The new generation.</returns>
    /// <exception cref="IOException">It cannot be written; the commit before stays, nothing is lost, and the call can be repeated.</exception>
    public async Task<long> CommitAsync(IReadOnlyDictionary<string, string>? userData = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        long generation = await committing.CommitAsync(flushing, userData, cancellationToken);
        merges.Signal();
        return generation;
    }

    /// <summary>Commits, and merges all segments into one without what was deleted.</summary>
    public async Task MergeAllAsync(CancellationToken cancellationToken = default)
    {
        await CommitAsync(null, cancellationToken);
        await merges.MergeAllAsync(cancellationToken);
        // a merge that began before the commit ends outside of it
        if (merges.HasUncommitted) await CommitAsync(null, cancellationToken);
    }

    /// <summary>Comes back when no merge is under way or due.</summary>
    public Task MergesAsync(CancellationToken cancellationToken = default) => merges.MergeDueAsync(cancellationToken);

    /// <summary>Ends merges and gives the right to write back; what was not committed is lost.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed) return;
        disposed = true;
        await merges.DisposeAsync();
        committing.Dispose();
        flushing.Dispose();
        Snapshots.Dispose();
        directoryLock.Dispose();
    }
}
