using System.Runtime.CompilerServices;

using Hub.Records;

namespace Hub.Tests.Harvesting;

/// <summary>An archive whose paging begins again at its end.</summary>
internal sealed class EndlessConnector(ScriptedConnector inner) : IConnector
{
    public async IAsyncEnumerable<ListedRecord> ListAsync(ArchiveDefinition archive, IArchiveClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            await foreach (var record in inner.ListAsync(archive, client, cancellationToken))
            {
                await Task.Yield();
                yield return record;
            }
        }
    }

    public Task<Payload> FetchAsync(ListedRecord record, ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken) =>
        inner.FetchAsync(record, archive, client, cancellationToken);

    public Task<StatedRecords> NormaliseAsync(Payload payload, ArchiveDefinition archive, CancellationToken cancellationToken) =>
        inner.NormaliseAsync(payload, archive, cancellationToken);

    public IAsyncEnumerable<DataFile> ReadFilesAsync(Payload payload, string accession, ArchiveDefinition archive, CancellationToken cancellationToken) =>
        inner.ReadFilesAsync(payload, accession, archive, cancellationToken);
}
