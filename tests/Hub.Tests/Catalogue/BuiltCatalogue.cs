using Hub.Catalogue;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Making;
using Hub.Vocabularies;

namespace Hub.Tests.Catalogue;

/// <summary>A catalogue over generated records, in a folder of its own.</summary>
public sealed class BuiltCatalogue : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    internal static IReadOnlyList<ArchiveDefinition> Archives { get; } =
        [.. new[] { "idr", "empiar", "ssbd", "jcb" }.Select(id => new ArchiveDefinition { Id = id, Name = id.ToUpperInvariant() + " archive", Kind = id })];

    internal GeneratedRecords Records { get; private set; } = new(1, 300);

    internal ListedDatasets Datasets { get; } = new();

    internal ListedLinks Links { get; } = new();

    internal ListedDuplicates Duplicates { get; } = new();

    internal IBlobStore Blobs { get; private set; } = null!;

    internal CatalogueIndex Index { get; private set; } = null!;

    internal CatalogueIndexer Indexer { get; private set; } = null!;

    internal CatalogueReader Reader => Index.Reader;

    internal ListedLog<CatalogueIndexer> Log { get; } = new();

    internal string IndexFolder => folder.Below("index");

    /// <summary>Where the datasets' own index lies, beside those of their files and components.</summary>
    internal string DatasetsFolder => Path.Combine(Directory.GetDirectories(IndexFolder).ShouldHaveSingleItem(), "datasets");

    public async Task InitializeAsync()
    {
        Blobs = new FolderBlobStore(folder.Below("blobs"), TimeProvider.System);
        foreach (var dataset in Records.Datasets) await PutAsync(dataset, Records.Files.GetValueOrDefault(dataset.Accession, []));
        await OpenAsync();
        await Indexer.CatchUpAsync(default);
    }

    public async Task DisposeAsync()
    {
        Indexer.Dispose();
        await Index.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Closes the index and opens it again, with something done while it is closed.</summary>
    internal Task ReopenAsync(Action? meanwhile = null) => ReopenAsync(() =>
    {
        meanwhile?.Invoke();
        return Task.CompletedTask;
    });

    /// <summary>The same, with something that takes its time.</summary>
    internal async Task ReopenAsync(Func<Task> meanwhile)
    {
        Indexer.Dispose();
        await Index.DisposeAsync();
        await meanwhile();
        await OpenAsync();
    }

    internal async Task PutAsync(Dataset dataset, IReadOnlyList<DataFile> files) =>
        Datasets.Put(dataset, await FileList.WriteAsync(Blobs, files.ToAsyncEnumerable(), default));

    /// <summary>A list of so many files; null for none.</summary>
    internal Task<FileListReference?> ListAsync(int count) =>
        FileList.WriteAsync(Blobs, Enumerable.Range(0, count).Select(at => new DataFile { Path = $"{at}.tif" }).ToAsyncEnumerable(), default);

    private async Task OpenAsync()
    {
        var vocabularies = await VocabularySet.LoadAsync(Vocabularies(), default);
        Index = await CatalogueIndex.OpenAsync(IndexFolder, new CatalogueWords(vocabularies, Archives), TimeProvider.System, default);
        Indexer = new CatalogueIndexer(Index, Datasets, Links, Duplicates, Blobs, Log);
    }

    private static string Vocabularies()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Directory.Exists(System.IO.Path.Combine(at.FullName, "config", "vocabularies"))) return System.IO.Path.Combine(at.FullName, "config", "vocabularies");
        throw new DirectoryNotFoundException("config/vocabularies");
    }
}
