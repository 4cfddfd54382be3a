using System.Globalization;
using Hub.Indexing.Documents;
using Hub.Indexing.Storage;

namespace Hub.Catalogue;

/// <summary>
/// The catalogue's index in a folder: derived from the store, and rebuilt from it at any time. One process writes it. Below the folder
/// lies one volume in use, named in the file <c>current</c>; a rebuild fills another one beside it and takes its place at once.
/// </summary>
public sealed class CatalogueIndex : IAsyncDisposable
{
    private const string CurrentFile = "current";
    private readonly string folder;
    private readonly CatalogueWords words;
    private readonly SnapshotShelf shelf;

    private CatalogueIndex(string folder, CatalogueWords words, TimeProvider time, IndexVolume volume)
    {
        (this.folder, this.words, Volume) = (folder, words, volume);
        shelf = new SnapshotShelf(time);
        Reader = new CatalogueReader(shelf);
        shelf.Add(volume.Acquire());
    }

    /// <summary>Answers questions.</summary>
    public CatalogueReader Reader { get; }

    /// <summary>Whether the index was made by another version of the hub and must be rebuilt.</summary>
    public bool IsOutdated => !Volume.IsCurrent;

    /// <summary>Why the index that was found could not be used, where it was of another version and an empty one took its place; otherwise null.</summary>
    public string? SetAside { get; private init; }

    /// <summary>The store's change number that the index has followed to.</summary>
    public long Change => Volume.Change;

    /// <summary>The volume in use.</summary>
    internal IndexVolume Volume { get; private set; }

    /// <summary>
    /// Opens the index of a folder, or an empty one where there is none. One that is whole but of another version gives way to an empty
    /// one, which the indexer fills from the store.
    /// </summary>
    /// <param name="folder">The folder, made if it is missing.</param>
    /// <param name="words">Labels and hierarchies.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="IndexDamagedException">A file is missing, cut or changed; delete the folder, and the index is built anew.</exception>
    public static async Task<CatalogueIndex> OpenAsync(string folder, CatalogueWords words, TimeProvider time, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        string name = Current(folder);
        foreach (string left in Directory.EnumerateDirectories(folder).Where(path => Path.GetFileName(path) != name)) Directory.Delete(left, recursive: true);
        string path = Path.Combine(folder, name);
        try
        {
            return new CatalogueIndex(folder, words, time, await IndexVolume.OpenAsync(path, words, cancellationToken));
        }
        catch (Exception other) when (other is IndexVersionException or IndexSchemaException)
        {
            Directory.Delete(path, recursive: true);
            return new CatalogueIndex(folder, words, time, await IndexVolume.OpenAsync(path, words, cancellationToken)) { SetAside = other.Message };
        }
    }

    /// <summary>Opens an index for reading only its last state; another process may go on writing it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="words">Labels and hierarchies.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    internal static Task<CatalogueSnapshot> ReadAsync(string folder, CatalogueWords words, CancellationToken cancellationToken) =>
        IndexVolume.ReadAsync(Path.Combine(folder, Current(folder)), words, cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        shelf.Dispose();
        await Volume.DisposeAsync();
    }

    /// <summary>Makes what was written to the volume in use visible.</summary>
    internal async Task CommitAsync(long change, CancellationToken cancellationToken)
    {
        await Volume.CommitAsync(change, shelf.Generation + 1, cancellationToken);
        shelf.Add(Volume.Acquire());
    }

    /// <summary>An empty volume beside the one in use.</summary>
    internal Task<IndexVolume> BeginVolumeAsync(CancellationToken cancellationToken)
    {
        int number = int.Parse(Volume.Name.AsSpan(1), CultureInfo.InvariantCulture) + 1;
        string path = Path.Combine(folder, VolumeName(number));
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        return IndexVolume.OpenAsync(path, words, cancellationToken);
    }

    /// <summary>Puts a finished volume in place of the one in use, which is deleted; borrowed states of it stay readable.</summary>
    internal async Task ReplaceAsync(IndexVolume volume, long change, CancellationToken cancellationToken)
    {
        await volume.CommitAsync(change, shelf.Generation + 1, cancellationToken);
        var old = Volume;
        WriteCurrent(volume.Name);
        Volume = volume;
        shelf.Add(volume.Acquire());
        await old.DisposeAsync();
        Directory.Delete(Path.Combine(folder, old.Name), recursive: true);
    }

    private static string Current(string folder)
    {
        string file = Path.Combine(folder, CurrentFile);
        return File.Exists(file) ? File.ReadAllText(file).Trim() : VolumeName(1);
    }

    private static string VolumeName(int number) => string.Create(CultureInfo.InvariantCulture, $"v{number:D4}");

    private void WriteCurrent(string name)
    {
        string fresh = Path.Combine(folder, CurrentFile + ".new");
        using (var stream = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(name));
            stream.Flush(flushToDisk: true);
        }
        File.Move(fresh, Path.Combine(folder, CurrentFile), overwrite: true);
    }
}
