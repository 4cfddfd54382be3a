using Hub.Indexing.Documents;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Tests.Making;

/// <summary>An index in a folder of its own, which goes with it.</summary>
public sealed class TestIndex : IAsyncDisposable
{
    public static IndexSchema Schema { get; } = new(
        new IndexField { Name = "text", Kind = FieldKind.Text, Analyzer = PlainAnalyzer.Instance, MultiValued = true },
        new IndexField { Name = "title", Kind = FieldKind.Text, Analyzer = PlainAnalyzer.Instance },
        new IndexField { Name = "one", Kind = FieldKind.Keyword },
        new IndexField { Name = "many", Kind = FieldKind.Keyword, MultiValued = true },
        new IndexField { Name = "size", Kind = FieldKind.Integer },
        new IndexField { Name = "sizes", Kind = FieldKind.Integer, MultiValued = true },
        new IndexField { Name = "date", Kind = FieldKind.Date },
        new IndexField { Name = "ratio", Kind = FieldKind.Double },
        new IndexField { Name = "kv.*", Kind = FieldKind.Keyword, MultiValued = true });

    public string Folder { get; } = Directory.CreateTempSubdirectory("hub-index-").FullName;

    public IndexWriter Writer { get; private set; } = null!;

    public IndexSnapshots Snapshots => Writer.Snapshots;

    public static async Task<TestIndex> OpenAsync(IndexOptions? options = null)
    {
        var index = new TestIndex();
        index.Writer = await IndexWriter.OpenAsync(new FolderDirectory(index.Folder), Schema, options);
        return index;
    }

    /// <summary>Commits, closes the writer and opens a new one.</summary>
    public async Task ReopenWithoutLossAsync(IndexOptions? options = null)
    {
        await Writer.CommitAsync();
        await ReopenAsync(options);
    }

    /// <summary>Closes the writer and opens a new one, with another directory if given.</summary>
    public async Task ReopenAsync(IndexOptions? options = null, Func<FolderDirectory, IIndexDirectory>? wrap = null)
    {
        await Writer.DisposeAsync();
        var folder = new FolderDirectory(Folder);
        Writer = await IndexWriter.OpenAsync(wrap?.Invoke(folder) ?? folder, Schema, options);
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
