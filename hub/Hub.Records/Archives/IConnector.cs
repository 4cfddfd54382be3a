namespace Hub.Records;

/// <summary>
/// Reads one kind of archive. It only lists, fetches and reshapes: retry, politeness, resuming, deletions and change
/// detection belong to harvesting, canonical terms to the vocabularies.
/// </summary>
public interface IConnector
{
    /// <summary>
    /// Streams what the archive holds now, each record once. Ending normally means the listing was complete: what is
    /// missing from it is gone. An incomplete or doubtful listing ends with an <see cref="ArchiveException"/>.
    /// </summary>
    /// <param name="archive">The archive as configured.</param>
    /// <param name="client">The only way out.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    IAsyncEnumerable<ListedRecord> ListAsync(ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken);

    /// <summary>Fetches one listed record. Called only where the listing carried no payload and its change mark is new.</summary>
    /// <param name="record">What <see cref="ListAsync"/> said.</param>
    /// <param name="archive">The archive as configured.</param>
    /// <param name="client">The only way out.</param>
    /// <param name="cancellationToken">Stops the fetch.</param>
    /// <exception cref="ArchiveException">The record cannot be had now.</exception>
    Task<Payload> FetchAsync(ListedRecord record, ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken);

    /// <summary>Reads a payload: pure, no I/O but the payload's own parts, the same answer at every call, never an exception for bad content.</summary>
    /// <param name="payload">What was fetched, now or long ago.</param>
    /// <param name="archive">The archive as configured.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<StatedRecords> NormaliseAsync(Payload payload, ArchiveDefinition archive, CancellationToken cancellationToken);

    /// <summary>Streams the files of one record of a payload; empty where the archive lists none.</summary>
    /// <param name="payload">What was fetched.</param>
    /// <param name="accession">One of the records that <see cref="NormaliseAsync"/> made of it.</param>
    /// <param name="archive">The archive as configured.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <exception cref="ArchiveException">The file list is malformed; the message names part, line and column.</exception>
    IAsyncEnumerable<DataFile> ReadFilesAsync(Payload payload, string accession, ArchiveDefinition archive, CancellationToken cancellationToken);
}
