using Hub.Indexing.Documents;
using Hub.Indexing.Searching;

namespace Hub.Indexing;

/// <summary>One commit, unchanging however long it is held; any number of threads may read it at once.</summary>
public sealed class IndexSnapshot : IDisposable
{
    private IndexSnapshot()
    {
    }

    /// <summary>The commit's number, larger with every commit.</summary>
    public long Generation => throw new NotSupportedException();

    /// <summary>What the commit was given.</summary>
    public IReadOnlyDictionary<string, string> UserData => throw new NotSupportedException();

    /// <summary>The schema.</summary>
    public IndexSchema Schema => throw new NotSupportedException();

    /// <summary>Documents that are not deleted.</summary>
    public long Count => throw new NotSupportedException();

    /// <summary>The files of the commit, in the order in which to copy them: the manifest last.</summary>
    public IReadOnlyList<string> Files => throw new NotSupportedException();

    /// <summary>Finds a page of hits and counts facets.</summary>
    /// <exception cref="Queries.QueryRefusedException">It costs too much, or asks a field for what it cannot do.</exception>
    public SearchResult Search(SearchRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Groups and computes.</summary>
    /// <exception cref="Queries.QueryRefusedException">It costs too much, or asks a field for what it cannot do.</exception>
    public AggregateResult Aggregate(AggregateRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>The number of the document with this key, or null.</summary>
    public int? Find(string key) => throw new NotSupportedException();

    /// <summary>The bytes kept with a document.</summary>
    public byte[] Stored(int doc) => throw new NotSupportedException();

    /// <summary>A document's key.</summary>
    public string Key(int doc) => throw new NotSupportedException();

    /// <summary>A document's keywords in a field, sorted by their UTF-8 bytes.</summary>
    public IReadOnlyList<string> Keywords(int doc, string field) => throw new NotSupportedException();

    /// <summary>A document's integers, or dates in ticks, in a field, ascending.</summary>
    public IReadOnlyList<long> Integers(int doc, string field) => throw new NotSupportedException();

    /// <summary>A document's floating point numbers in a field, ascending.</summary>
    public IReadOnlyList<double> Doubles(int doc, string field) => throw new NotSupportedException();

    /// <summary>The terms of a field that begin so, sorted by their UTF-8 bytes.</summary>
    public IReadOnlyList<TermCount> Terms(string field, string prefix = "", int most = int.MaxValue) => throw new NotSupportedException();

    /// <summary>The names of all fields that some document has a value in, sorted; of a family those that begin so.</summary>
    public IReadOnlyList<string> FieldNames(string prefix = "") => throw new NotSupportedException();

    /// <summary>Gives the snapshot back.</summary>
    public void Dispose() => throw new NotSupportedException();
}
