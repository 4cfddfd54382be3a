using Hub.Indexing.Aggregating;
using Hub.Indexing.Commits;
using Hub.Indexing.Documents;
using Hub.Indexing.Matching;
using Hub.Indexing.Searching;

namespace Hub.Indexing;

/// <summary>One commit, unchanging however long it is held; any number of threads may read it at once.</summary>
public sealed class IndexSnapshot : IDisposable
{
    private readonly Commit commit;
    private int disposed;

    internal IndexSnapshot(Commit commit) => this.commit = commit;

    /// <summary>The commit's number, larger with every commit; merges make commits too.</summary>
    public long Generation => commit.Manifest.Generation;

    /// <summary>What the commit was given.</summary>
    public IReadOnlyDictionary<string, string> UserData => commit.Manifest.UserData;

    /// <summary>The schema.</summary>
    public IndexSchema Schema => commit.Schema;

    /// <summary>Documents that are not deleted.</summary>
    public long Count => commit.Count;

    /// <summary>About how many bytes of memory results kept for reuse take (facet counts, rows of facets); never more than <see cref="IndexOptions.CacheBytes"/>.</summary>
    public long KeptBytes => Commit.KeptBytes;

    /// <summary>The files of the commit that never change, in the order in which to copy them; the file <c>manifest</c>, which names them, comes last and is replaced with every commit.</summary>
    public IReadOnlyList<string> Files => [.. commit.Manifest.Files, Manifest.FileName];

    internal Commit Commit
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref disposed) != 0, this);
            return commit;
        }
    }

    /// <summary>Finds a page of hits and counts facets.</summary>
    /// <exception cref="Queries.QueryRefusedException">It costs too much, or asks a field for what it cannot do.</exception>
    /// <exception cref="Storage.IndexDamagedException">A file that it needs was changed on disk.</exception>
    public SearchResult Search(SearchRequest request, CancellationToken cancellationToken = default)
    {
        using var context = new SearchContext(Commit, cancellationToken);
        return new SearchRun(context, request).Run();
    }

    /// <summary>Groups and computes.</summary>
    /// <exception cref="Queries.QueryRefusedException">It costs too much, or asks a field for what it cannot do.</exception>
    /// <exception cref="Storage.IndexDamagedException">A file that it needs was changed on disk.</exception>
    public AggregateResult Aggregate(AggregateRequest request, CancellationToken cancellationToken = default)
    {
        using var context = new SearchContext(Commit, cancellationToken);
        return new AggregateRun(context, request).Run();
    }

    /// <summary>The number of the document with this key, or null.</summary>
    public int? Find(string key)
    {
        foreach (var view in Commit.Segments)
            if (DocumentColumns.Find(view, key) is { } local) return view.Base + local;
        return null;
    }

    /// <summary>The bytes kept with a document.</summary>
    public byte[] Stored(int doc)
    {
        var (view, local) = Locate(doc);
        return view.Segment.Stored.Read(local);
    }

    /// <summary>A document's key.</summary>
    public string Key(int doc)
    {
        var (view, local) = Locate(doc);
        return commit.Key(Array.IndexOf(commit.Segments, view), local);
    }

    /// <summary>A document's keywords in a field, sorted by their UTF-8 bytes.</summary>
    public IReadOnlyList<string> Keywords(int doc, string field)
    {
        var (view, local) = Locate(doc);
        return DocumentColumns.Keywords(view.Segment, local, field);
    }

    /// <summary>A document's integers, or dates in ticks, in a field, ascending.</summary>
    public IReadOnlyList<long> Integers(int doc, string field)
    {
        var (view, local) = Locate(doc);
        return DocumentColumns.Integers(view.Segment, local, field);
    }

    /// <summary>A document's floating point numbers in a field, ascending.</summary>
    public IReadOnlyList<double> Doubles(int doc, string field) => [.. Integers(doc, field).Select(SortableDouble.FromBits)];

    /// <summary>The terms of a field that begin so, sorted by their UTF-8 bytes.</summary>
    public IReadOnlyList<TermCount> Terms(string field, string prefix = "", int most = int.MaxValue) => TermListing.Read(Commit, field, prefix, most);

    /// <summary>The names of all fields that some document has a value in, sorted, and beginning so; those of a family among them.</summary>
    public IReadOnlyList<string> FieldNames(string prefix = "") =>
        [.. Commit.Segments.SelectMany(s => s.Segment.Fields.Keys).Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Reads every file of the commit and checks every byte.</summary>
    /// <exception cref="Storage.IndexDamagedException">A byte is not what was written.</exception>
    public void Verify()
    {
        foreach (var view in Commit.Segments) view.Segment.Verify();
    }

    /// <summary>Gives the snapshot back.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0) commit.Release();
    }

    private (SegmentView View, int Local) Locate(int doc)
    {
        foreach (var view in Commit.Segments)
            if (doc >= view.Base && doc - view.Base < view.Segment.DocCount) return (view, doc - view.Base);
        throw new ArgumentOutOfRangeException(nameof(doc), doc, "There is no document of this number in the snapshot.");
    }
}
