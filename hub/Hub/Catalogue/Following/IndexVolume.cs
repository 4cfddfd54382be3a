using System.Collections.Concurrent;
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
    private const string Unknown = "";
    private static readonly RecordSet[] BesideDatasets = [RecordSet.Links, RecordSet.Components, RecordSet.Files];
    private readonly Dictionary<RecordSet, IndexWriter> writers;
    private readonly CatalogueWords words;
    private readonly ConcurrentDictionary<string, string?> uncommitted = new(StringComparer.Ordinal);
    private long pending;
    private bool isTorn;

    private IndexVolume(string name, CatalogueWords words, Dictionary<RecordSet, IndexWriter> writers)
    {
        (Name, this.words, this.writers) = (name, words, writers);
        using var last = Datasets.Snapshots.Acquire();
        Change = Number(last, ChangeKey) ?? 0;
        Generation = Number(last, GenerationKey) ?? 0;
        isTorn = BesideDatasets.Any(set => IsTorn(set, Generation));
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

    /// <summary>How many documents were written since the last commit.</summary>
    public long Pending => Interlocked.Read(ref pending);

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

    /// <summary>Whether anything of a dataset may be in the indexes, committed or not.</summary>
    /// <param name="accession">The dataset.</param>
    /// <param name="files">The digest of the file list whose files they have; null for none, and no digest where that is not known.</param>
    public bool Holds(string accession, out string? files)
    {
        if (uncommitted.TryGetValue(accession, out files)) return true;
        files = Unknown;
        if (isTorn) return true;
        using var snapshot = Datasets.Snapshots.Acquire();
        if (snapshot.Find(accession) is not { } document) return false;
        files = snapshot.Word(document, FieldNames.FilesDigest);
        return true;
    }

    /// <summary>Notes that something of a dataset is about to change: until it is written, nobody knows which of its files the indexes have.</summary>
    public void Begin(string accession) => uncommitted[accession] = Unknown;

    /// <summary>Notes that a dataset is written, or taken out.</summary>
    /// <param name="accession">The dataset.</param>
    /// <param name="files">The digest of the file list whose files are written; null where there is none.</param>
    public void End(string accession, string? files)
    {
        uncommitted[accession] = files;
        Wrote();
    }

    /// <summary>Notes that another document is written.</summary>
    public void Wrote() => Interlocked.Increment(ref pending);

    /// <summary>Makes everything written durable, as one state; a crash in between leaves the state before.</summary>
    /// <param name="change">The store's change number up to which everything is written.</param>
    /// <param name="generation">The state's number.</param>
    /// <param name="cancellationToken">Stops before the state is made.</param>
    public async Task CommitAsync(long change, long generation, CancellationToken cancellationToken)
    {
        var state = new Dictionary<string, string> { [ChangeKey] = Text(change), [GenerationKey] = Text(generation), [VersionKey] = CatalogueSchemas.Version };
        var beside = await Task.WhenAll(BesideDatasets.Select(async set => (Set: set, Generation: await writers[set].CommitAsync(GenerationOf(generation), cancellationToken))));
        foreach (var (set, committed) in beside) state[KeyOf(set)] = Text(committed);
        await Datasets.CommitAsync(state, cancellationToken);
        (Change, Generation) = (change, generation);
        isTorn = false;
        // What broke off half-way is committed with the rest, and stays to be written anew.
        foreach (var (accession, files) in uncommitted)
            if (files != Unknown) uncommitted.TryRemove(accession, out _);
        Interlocked.Exchange(ref pending, 0);
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

    // What lies beside the datasets was committed, and the datasets were not: what they name is not all that it has.
    private bool IsTorn(RecordSet set, long generation)
    {
        using var snapshot = writers[set].Snapshots.Acquire();
        return snapshot.Count > 0 && Number(snapshot, GenerationKey) != generation;
    }

    private static Dictionary<string, string> GenerationOf(long generation) => new() { [GenerationKey] = Text(generation) };

    private static FolderDirectory Directory(string folder, RecordSet set) => new(Path.Combine(folder, KeyOf(set)));

    private static string KeyOf(RecordSet set) => set.ToString().ToLowerInvariant();

    private static long? Number(IndexSnapshot snapshot, string key) =>
        snapshot.UserData.TryGetValue(key, out string? text) ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
