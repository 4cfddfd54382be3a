using Hub.Records;

namespace Hub.Portal.Registering;

/// <summary>Lists the records that were announced, and nothing else of the archive.</summary>
/// <param name="connector">Fetches and reads them.</param>
/// <param name="keys">Their keys.</param>
internal sealed class AnnouncedRecords(IConnector connector, IReadOnlyCollection<string> keys) : IConnector
{
    public IAsyncEnumerable<ListedRecord> ListAsync(ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken) =>
        keys.Select(key => new ListedRecord(key)).ToAsyncEnumerable();

    public Task<Payload> FetchAsync(ListedRecord record, ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken) =>
        connector.FetchAsync(record, archive, client, cancellationToken);

    public Task<StatedRecords> NormaliseAsync(Payload payload, ArchiveDefinition archive, CancellationToken cancellationToken) =>
        connector.NormaliseAsync(payload, archive, cancellationToken);

    public IAsyncEnumerable<DataFile> ReadFilesAsync(Payload payload, string accession, ArchiveDefinition archive, CancellationToken cancellationToken) =>
        connector.ReadFilesAsync(payload, accession, archive, cancellationToken);
}
