using System.Text.Json;
using Hub.Indexing.Analysis;
using Hub.Indexing.Documents;
using Hub.Indexing.Queries;
using Hub.Indexing.Searching;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Tests.Parity;

/// <summary>The same documents in the engine and in Lucene, changed alike and asked alike.</summary>
public sealed class ParityPair : IAsyncDisposable
{
    /// <summary>The fields of the documents.</summary>
    public static readonly IndexSchema Schema = new(
        new IndexField { Name = "id", Kind = FieldKind.Keyword },
        new IndexField { Name = "title", Kind = FieldKind.Text, Analyzer = new EnglishAnalyzer() },
        new IndexField { Name = "body", Kind = FieldKind.Text, Analyzer = new EnglishAnalyzer(), MultiValued = true },
        new IndexField { Name = "organism", Kind = FieldKind.Keyword, MultiValued = true },
        new IndexField { Name = "method", Kind = FieldKind.Keyword, MultiValued = true },
        new IndexField { Name = "year", Kind = FieldKind.Integer });

    private const int Batch = 500;

    private readonly DirectoryInfo folder;
    private readonly IndexWriter writer;
    private readonly LuceneOracle lucene;

    private ParityPair(DirectoryInfo folder, IndexWriter writer, LuceneOracle lucene)
    {
        this.folder = folder;
        this.writer = writer;
        this.lucene = lucene;
    }

    /// <summary>Lucene itself.</summary>
    public LuceneOracle Lucene => lucene;

    /// <summary>Two empty indices.</summary>
    public static async Task<ParityPair> CreateAsync()
    {
        var place = Directory.CreateTempSubdirectory("parity-");
        var oracle = await LuceneOracle.StartAsync();
        await oracle.AskAsync("open", ("fields", ParityDocument.OracleFields));
        var engine = await IndexWriter.OpenAsync(new FolderDirectory(place.FullName), Schema, new IndexOptions { MergeFactor = 1000 });
        return new ParityPair(place, engine, oracle);
    }

    /// <summary>Adds documents, in place of those with the same ids, and commits.</summary>
    public async Task UpdateAsync(IEnumerable<ParityDocument> documents, bool known = false)
    {
        foreach (var batch in documents.Chunk(Batch))
        {
            foreach (var document in batch) writer.Update(document.ToDocument());
            await lucene.AskAsync(known ? "update" : "add", ("records", batch.Select(document => document.ToOracle())));
        }

        await CommitAsync();
    }

    /// <summary>Removes every document with a keyword and commits.</summary>
    public async Task DeleteAsync(string field, string value)
    {
        writer.DeleteByTerm(field, value);
        await lucene.AskAsync("delete", ("field", field), ("value", value));
        await CommitAsync();
    }

    /// <summary>Removes a document from the engine alone: a difference made on purpose.</summary>
    public async Task ForgetAsync(string id)
    {
        writer.Delete(id);
        await writer.CommitAsync();
    }

    /// <summary>Makes one segment of all.</summary>
    public async Task MergeAsync()
    {
        await writer.MergeAllAsync();
        await lucene.AskAsync("merge");
    }

    /// <summary>What the engine finds.</summary>
    public SearchResult Ours(SearchRequest request)
    {
        using var snapshot = writer.Snapshots.Acquire();
        return snapshot.Search(request);
    }

    /// <summary>What Lucene finds.</summary>
    public Task<JsonElement> TheirsAsync(SearchRequest request, params (string Name, object? Value)[] instead) => lucene.AskAsync(
        "search",
        [
            .. instead.Length > 0 ? instead : [("query", OracleQuery.Of(request.Query))],
            ("top", request.Take),
            .. request.Facets.Count == 0 ? Array.Empty<(string, object?)>() : [("facets", request.Facets.Select(facet => facet.Field))],
            ("selections", request.Selections.ToDictionary(selection => selection.Field, object? (selection) => ((TermsQuery)selection.Filter).Terms)),
        ]);

    /// <summary>How Lucene comes to the score of a document.</summary>
    public async Task<string> ExplainAsync(Query query, string id) =>
        (await lucene.AskAsync("explain", ("query", OracleQuery.Of(query)), ("id", id))).GetProperty("explanation").GetString()!;

    /// <summary>Removes both.</summary>
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        await lucene.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task CommitAsync()
    {
        await writer.CommitAsync();
        await lucene.AskAsync("commit");
    }
}
