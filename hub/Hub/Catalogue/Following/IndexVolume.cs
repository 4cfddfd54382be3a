using System.Globalization;
using Hub.Indexing;
using Hub.Indexing.Storage;

namespace Hub.Catalogue;

/// <summary>The three indexes of the catalogue in one folder, written together.</summary>
internal sealed class IndexVolume : IAsyncDisposable
{
    private const string ChangeKey = "change";
    private const string GenerationKey = "generation";
    private const string VersionKey = "version";
    private const string FilesKey = "files";
    private const string ComponentsKey = "components";
    private readonly CatalogueWords words;

    private IndexVolume(string name, CatalogueWords words, IndexWriter datasets, IndexWriter files, IndexWriter components)
    {
        (Name, this.words, Datasets, Files, Components) = (name, words, datasets, files, components);
        using var last = datasets.Snapshots.Acquire();
        Change = Number(last, ChangeKey) ?? 0;
        Generation = Number(last, GenerationKey) ?? 0;
        IsCurrent = last.Count == 0 && Generation == 0 || last.UserData.GetValueOrDefault(VersionKey) == CatalogueSchemas.Version;
    }

    /// <summary>The folder's name.</summary>
    public string Name { get; }

    /// <summary>The writer of datasets.</summary>
    public IndexWriter Datasets { get; }

    /// <summary>The writer of files.</summary>
    public IndexWriter Files { get; }

    /// <summary>The writer of components.</summary>
    public IndexWriter Components { get; }

    /// <summary>The store's change number up to which everything is committed.</summary>
    public long Change { get; private set; }

    /// <summary>The number of the last committed state.</summary>
    public long Generation { get; private set; }

    /// <summary>Whether the fields are those of this version of the hub.</summary>
    public bool IsCurrent { get; }

    /// <summary>Opens the indexes of a folder, or empty ones where there are none.</summary>
    /// <exception cref="IndexDamagedException">A file is missing, cut or changed: rebuild the index.</exception>
    public static async Task<IndexVolume> OpenAsync(string folder, CatalogueWords words, CancellationToken cancellationToken)
    {
        var opened = new List<IndexWriter>();
        try
        {
            foreach (var set in new[] { RecordSet.Datasets, RecordSet.Files, RecordSet.Components })
            {
                var directory = new FolderDirectory(Path.Combine(folder, set.ToString().ToLowerInvariant()));
                opened.Add(await IndexWriter.OpenAsync(directory, CatalogueSchemas.Of(set), null, cancellationToken));
            }
            return new IndexVolume(Path.GetFileName(folder), words, opened[0], opened[1], opened[2]);
        }
        catch
        {
            foreach (var writer in opened) await writer.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes everything written durable, as one state; a crash in between leaves the state before.</summary>
    /// <param name="change">The store's change number up to which everything is written.</param>
    /// <param name="generation">The state's number.</param>
    /// <param name="cancellationToken">Stops before the state is made.</param>
    public async Task CommitAsync(long change, long generation, CancellationToken cancellationToken)
    {
        long components = await Components.CommitAsync(null, cancellationToken);
        long files = await Files.CommitAsync(null, cancellationToken);
        await Datasets.CommitAsync(
            new Dictionary<string, string>
            {
                [ChangeKey] = Text(change),
                [GenerationKey] = Text(generation),
                [VersionKey] = CatalogueSchemas.Version,
                [FilesKey] = Text(files),
                [ComponentsKey] = Text(components),
            },
            cancellationToken);
        (Change, Generation) = (change, generation);
    }

    /// <summary>The last committed state.</summary>
    public CatalogueSnapshot Acquire() => Acquire(Datasets.Snapshots, Files.Snapshots, Components.Snapshots, words);

    /// <summary>Opens the last committed state of a folder for reading only, while another process may be writing.</summary>
    public static async Task<CatalogueSnapshot> ReadAsync(string folder, CatalogueWords words, CancellationToken cancellationToken)
    {
        using var datasets = await Open(RecordSet.Datasets);
        using var files = await Open(RecordSet.Files);
        using var components = await Open(RecordSet.Components);
        return Acquire(datasets, files, components, words);

        Task<IndexSnapshots> Open(RecordSet set) => IndexSnapshots.OpenAsync(
            new FolderDirectory(Path.Combine(folder, set.ToString().ToLowerInvariant())), CatalogueSchemas.Of(set), null, cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Datasets.DisposeAsync();
        await Files.DisposeAsync();
        await Components.DisposeAsync();
    }

    // Files and components are committed first: after a crash in between, the datasets' last state names the earlier states that belong to it.
    private static CatalogueSnapshot Acquire(IndexSnapshots datasets, IndexSnapshots files, IndexSnapshots components, CatalogueWords words)
    {
        var head = datasets.Acquire();
        return new CatalogueSnapshot(Number(head, GenerationKey) ?? 0, head, At(files, Number(head, FilesKey)), At(components, Number(head, ComponentsKey)), words);
    }

    private static IndexSnapshot At(IndexSnapshots snapshots, long? generation) =>
        (generation is { } number ? snapshots.Acquire(number) : null) ?? snapshots.Acquire();

    private static long? Number(IndexSnapshot snapshot, string key) =>
        snapshot.UserData.TryGetValue(key, out string? text) ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
