using Hub.Indexing.Commits;
using Hub.Indexing.Documents;
using Hub.Indexing.Storage;

namespace Hub.Indexing;

/// <summary>The commits of an index that can be read: the current one and a few before it.</summary>
public sealed class IndexSnapshots : IDisposable
{
    private readonly IIndexDirectory? directory;
    private readonly IndexSchema schema;
    private readonly IndexOptions options;
    private readonly Lock gate = new();
    private readonly LinkedList<Commit> retained = [];
    private bool disposed;

    internal IndexSnapshots(IIndexDirectory? directory, IndexSchema schema, IndexOptions options)
    {
        this.directory = directory;
        this.schema = schema;
        this.options = options;
    }

    /// <summary>Opens the last commit for reading only, such as a copy; the place is not written to.</summary>
    /// <exception cref="IndexDamagedException">A file is missing, cut or changed.</exception>
    /// <exception cref="IndexVersionException">It is written in another version of the format.</exception>
    /// <exception cref="IndexSchemaException">It keeps a field as another kind than the schema says.</exception>
    public static async Task<IndexSnapshots> OpenAsync(IIndexDirectory directory, IndexSchema schema, IndexOptions? options = null, CancellationToken cancellationToken = default)
    {
        var snapshots = new IndexSnapshots(directory, schema, options ?? new());
        if (!await snapshots.RefreshAsync(cancellationToken)) snapshots.Publish(new(Manifest.Empty, schema, snapshots.options, []));
        return snapshots;
    }

    /// <summary>The current generation.</summary>
    public long Generation
    {
        get
        {
            lock (gate) return retained.First?.Value.Manifest.Generation ?? 0;
        }
    }

    /// <summary>The current commit; the caller disposes it.</summary>
    public IndexSnapshot Acquire()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return retained.First!.Value.TryAcquire() ? new(retained.First.Value) : throw new ObjectDisposedException(nameof(IndexSnapshots));
        }
    }

    /// <summary>An earlier commit, if it is still retained; the caller disposes it.</summary>
    public IndexSnapshot? Acquire(long generation)
    {
        lock (gate)
        {
            var commit = retained.FirstOrDefault(c => c.Manifest.Generation == generation);
            return commit is not null && commit.TryAcquire() ? new(commit) : null;
        }
    }

    /// <summary>Looks for a newer commit by another process; only for snapshots opened here.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> RefreshAsync(CancellationToken cancellationToken = default) => Task.Run(Refresh, cancellationToken);

    /// <summary>Lets all commits go; snapshots held elsewhere stay readable until they are disposed.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            foreach (var commit in retained) commit.Release();
            retained.Clear();
        }
    }

    /// <summary>Makes a commit the current one and lets the oldest go.</summary>
    internal void Publish(Commit commit)
    {
        lock (gate)
        {
            retained.AddFirst(commit);
            while (retained.Count > options.RetainedGenerations + 1)
            {
                var oldest = retained.Last!.Value;
                retained.RemoveLast();
                oldest.Release();
            }
        }
    }

    private bool Refresh()
    {
        if (directory is null) return false;
        var manifest = Manifest.Read(directory);
        if (manifest is null || manifest.Generation <= Generation) return false;
        using var current = retained.Count == 0 ? null : Acquire();
        Publish(SegmentOpening.Open(directory, schema, options, manifest, current?.Commit));
        return true;
    }
}
