using System.Globalization;
using Hub.Indexing;
using Hub.Indexing.Storage;

namespace Hub.Catalogue;

/// <summary>The indexes of the catalogue in one folder, one for each set, written together.</summary>
internal sealed class IndexVolume : IAsyncDisposable
{
    private const string ChangeKey = "change";
    private const string GenerationKey = "generation";
    private const string VersionKey = "version";
    private static readonly RecordSet[] BesideDatasets = [RecordSet.Links, RecordSet.Components, RecordSet.Files];
    private readonly Dictionary<RecordSet, IndexWriter> writers;
    private readonly CatalogueWords words;

    private IndexVolume(string name, CatalogueWords words, Dictionary<RecordSet, IndexWriter> writers)
    {
        (Name, this.words, this.writers) = (name, words, writers);
        using var last = Datasets.Snapshots.Acquire();
        Change = Number(last, ChangeKey) ?? 0;
        Generation = Number(last, GenerationKey) ?? 0;
        IsCurrent = last.Count == 0 && Generation == 0 || last.UserData.GetValueOrDefault(VersionKey) == CatalogueSchemas.Version;
    }

    /// <summary>The folder's name.</summary>
    public string Name { get; }

    /// <summary>The writer of datasets.</summary>
    public IndexWriter Datasets => writers[RecordSet.Datasets];

    /// <summary>The writer of files.</summary>
    public IndexWriter Files => writers[RecordSet.Files];

    /// <summary>The writer of components.</summary>
    public IndexWriter Components => writers[RecordSet.Components];

    /// <summary>The writer of links.</summary>
    public IndexWriter Links => writers[RecordSet.Links];

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
        var opened = new Dictionary<RecordSet, IndexWriter>();
        try
        {
            foreach (var set in Enum.GetValues<RecordSet>()) opened[set] = await IndexWriter.OpenAsync(Directory(folder, set), CatalogueSchemas.Of(set), null, cancellationToken);
            return new IndexVolume(Path.GetFileName(folder), words, opened);
        }
        catch
        {
            foreach (var writer in opened.Values) await writer.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes everything written durable, as one state; a crash in between leaves the state before.</summary>
    /// <param name="change">The store's change number up to which everything is written.</param>
    /// <param name="generation">The state's number.</param>
    /// <param name="cancellationToken">Stops before the state is made.</param>
    public async Task CommitAsync(long change, long generation, CancellationToken cancellationToken)
    {
        var state = new Dictionary<string, string> { [ChangeKey] = Text(change), [GenerationKey] = Text(generation), [VersionKey] = CatalogueSchemas.Version };
        foreach (var set in BesideDatasets) state[KeyOf(set)] = Text(await writers[set].CommitAsync(null, cancellationToken));
        await Datasets.CommitAsync(state, cancellationToken);
        (Change, Generation) = (change, generation);
    }

    /// <summary>The store's change number up to which a state of the datasets' index has everything.</summary>
    public static long ChangeOf(IndexSnapshot datasets) => Number(datasets, ChangeKey) ?? 0;

    /// <summary>The last committed state.</summary>
    public CatalogueSnapshot Acquire() => Acquire(set => writers[set].Snapshots, words);

    /// <summary>Opens the last committed state of a folder for reading only, while another process may be writing.</summary>
    public static async Task<CatalogueSnapshot> ReadAsync(string folder, CatalogueWords words, CancellationToken cancellationToken)
    {
        var opened = new Dictionary<RecordSet, IndexSnapshots>();
        try
        {
            foreach (var set in Enum.GetValues<RecordSet>()) opened[set] = await IndexSnapshots.OpenAsync(Directory(folder, set), CatalogueSchemas.Of(set), null, cancellationToken);
            return Acquire(set => opened[set], words);
        }
        finally
        {
            foreach (var snapshots in opened.Values) snapshots.Dispose();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var writer in writers.Values) await writer.DisposeAsync();
    }

    // The others are committed first: after a crash in between, the datasets' last state names the earlier states that belong to it.
    private static CatalogueSnapshot Acquire(Func<RecordSet, IndexSnapshots> of, CatalogueWords words)
    {
        var head = of(RecordSet.Datasets).Acquire();
        var indexes = BesideDatasets.ToDictionary(set => set, set => At(of(set), Number(head, KeyOf(set))));
        indexes[RecordSet.Datasets] = head;
        return new CatalogueSnapshot(Number(head, GenerationKey) ?? 0, indexes, words);
    }

    private static IndexSnapshot At(IndexSnapshots snapshots, long? generation) =>
        (generation is { } number ? snapshots.Acquire(number) : null) ?? snapshots.Acquire();

    private static FolderDirectory Directory(string folder, RecordSet set) => new(Path.Combine(folder, KeyOf(set)));

    private static string KeyOf(RecordSet set) => set.ToString().ToLowerInvariant();

    private static long? Number(IndexSnapshot snapshot, string key) =>
        snapshot.UserData.TryGetValue(key, out string? text) ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
