namespace Hub.Records;

/// <summary>What a connector can do besides where its kind of archive tells what changed and what went: asked by the conformance kit, which proves that the archive tells it truthfully.</summary>
public interface IChangeListing
{
    /// <summary>Streams what the archive lists, deleted records included.</summary>
    /// <param name="archive">The archive as configured.</param>
    /// <param name="client">The only way out.</param>
    /// <param name="since">Only what changed at that time or later; null for everything.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    IAsyncEnumerable<ListedChange> ListChangesAsync(ArchiveDefinition archive, IArchiveClient client, DateTimeOffset? since, CancellationToken cancellationToken);

    /// <summary>Whether this archive can be asked for changes since a time.</summary>
    /// <param name="archive">The archive as configured.</param>
    bool TellsChanges(ArchiveDefinition archive);

    /// <summary>Whether a record of this archive can be fetched by its key alone, without a listing before.</summary>
    /// <param name="archive">The archive as configured.</param>
    bool FetchesByKey(ArchiveDefinition archive);
}
