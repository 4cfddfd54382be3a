using Hub.Indexing.Analysis;
using Hub.Indexing.Documents;
using Hub.Indexing.Storage;

namespace Hub.Indexing.Tests.Suggesting;

/// <summary>A small index of datasets in a folder of its own, which goes with it.</summary>
public sealed class SuggestionIndex : IAsyncDisposable
{
    /// <summary>Titles as prose and as words, and organisms whole.</summary>
    public static readonly IndexSchema Schema = new(
        new IndexField { Name = "title", Kind = FieldKind.Text, Analyzer = new EnglishAnalyzer() },
        new IndexField { Name = "words", Kind = FieldKind.Text, Analyzer = new WordAnalyzer() },
        new IndexField { Name = "names", Kind = FieldKind.Text, Analyzer = new IdentifierAnalyzer() },
        new IndexField { Name = "organism", Kind = FieldKind.Keyword });

    private readonly DirectoryInfo folder;
    private readonly IndexWriter writer;

    private SuggestionIndex(DirectoryInfo folder, IndexWriter writer)
    {
        this.folder = folder;
        this.writer = writer;
        Snapshot = writer.Snapshots.Acquire();
    }

    /// <summary>What was added.</summary>
    public IndexSnapshot Snapshot { get; }

    /// <summary>Datasets numbered from 1, each a title and an organism.</summary>
    public static async Task<SuggestionIndex> OfAsync(params (string Title, string Organism)[] datasets)
    {
        var place = Directory.CreateTempSubdirectory("suggest-");
        var opened = await IndexWriter.OpenAsync(new FolderDirectory(place.FullName), Schema);
        for (int i = 0; i < datasets.Length; i++)
        {
            var (title, organism) = datasets[i];
            opened.Update(new IndexDocument
            {
                Key = $"EMPIAR-{10001 + i}",
                Values =
                [
                    FieldValue.Text("title", title), FieldValue.Text("words", title), FieldValue.Text("names", $"EMPIAR-{10001 + i}"), FieldValue.Keyword("organism", organism),
                ],
            });
        }

        await opened.CommitAsync();
        return new SuggestionIndex(place, opened);
    }

    /// <summary>Removes it.</summary>
    public async ValueTask DisposeAsync()
    {
        Snapshot.Dispose();
        await writer.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
