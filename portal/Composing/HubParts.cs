using Hub.Catalogue;
using Hub.Store;
using Hub.Vocabularies;

namespace Hub.Portal.Composing;

/// <summary>What every command needs opened before it can begin: the truth, its blobs, and the vocabularies.</summary>
/// <param name="settings">The settings.</param>
/// <param name="store">The store, brought to this version.</param>
/// <param name="places">Where its large blobs lie.</param>
/// <param name="vocabularies">The vocabularies.</param>
public sealed class HubParts(HubSettings settings, IRecordStore store, BlobPlaces places, VocabularySet vocabularies) : IAsyncDisposable
{
    /// <summary>The settings.</summary>
    public HubSettings Settings => settings;

    /// <summary>The truth.</summary>
    public IRecordStore Store => store;

    /// <summary>Payloads, file lists and files.</summary>
    public IBlobStore Blobs { get; } = new TieredBlobStore(store.SmallBlobs, places.Store);

    /// <summary>The places that keep the large ones of them.</summary>
    public BlobPlaces Places => places;

    /// <summary>Canonical terms.</summary>
    public VocabularySet Vocabularies => vocabularies;

    /// <summary>Opens everything.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="SettingException">A vocabulary is malformed, or the data folder cannot be used.</exception>
    public static async Task<HubParts> OpenAsync(HubSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            var vocabularies = await LoadVocabulariesAsync(settings, cancellationToken);
            var store = await OpenStoreAsync(settings, cancellationToken);
            return new HubParts(settings, store, await BlobPlaces.OpenAsync(settings, cancellationToken), vocabularies);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or InvalidDataException)
        {
            throw new SettingException($"Hub:DataFolder is '{settings.Options.DataFolder}', which cannot be used: {error.Message}");
        }
    }

    /// <summary>Opens the catalogue's index, or an empty one where there is none.</summary>
    /// <param name="cancellationToken">Stops the opening.</param>
    public Task<CatalogueIndex> OpenIndexAsync(CancellationToken cancellationToken) =>
        CatalogueIndex.OpenAsync(settings.InData("index"), new CatalogueWords(vocabularies, settings.Archives), TimeProvider.System, cancellationToken);

    /// <summary>The vocabularies as configured.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="SettingException">A vocabulary is malformed.</exception>
    public static async Task<VocabularySet> LoadVocabulariesAsync(HubSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            return await VocabularySet.LoadAsync(settings.Folder.Vocabularies, cancellationToken);
        }
        catch (VocabularyException error)
        {
            throw new SettingException(error.Message);
        }
    }

    private static async Task<IRecordStore> OpenStoreAsync(HubSettings settings, CancellationToken cancellationToken)
    {
        var postgres = settings.Options.Store.Postgres;
        if (postgres.Length == 0)
        {
            var file = new SqliteRecordStore(settings.InData("hub.db"), TimeProvider.System);
            await file.MigrateAsync(cancellationToken);
            return file;
        }

        try
        {
            var store = new PostgresRecordStore(postgres, TimeProvider.System);
            await store.MigrateAsync(cancellationToken);
            return store;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or System.Data.Common.DbException or InvalidDataException)
        {
            // The value holds a password, so it is not repeated.
            throw new SettingException($"Hub:Store:Postgres names no PostgreSQL database that can be used (Host=…;Database=…;Username=…;Password=…): {error.Message}");
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => store.DisposeAsync();
}
