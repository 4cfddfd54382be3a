using System.Globalization;
using System.Runtime.CompilerServices;

using Hub.Deposition.Drafts;
using Hub.Records;
using Hub.Store;

using Microsoft.Extensions.DependencyInjection;

namespace Hub.Deposition.Publishing;

/// <summary>Lists the hub's own released deposits as if they were an archive, so that publishing is a harvest: the same normaliser, ledger, merge and tombstones.</summary>
/// <param name="deposits">The deposits.</param>
/// <param name="blobs">Where payloads are kept.</param>
/// <param name="pageTab">Reads page-tab payloads.</param>
/// <param name="only">The one accession to list; null for all.</param>
public sealed class DepositConnector(Deposits deposits, IBlobStore blobs, [FromKeyedServices("biostudies")] IConnector pageTab, string? only = null) : IConnector
{
    /// <summary>The kind that an archive's definition calls it.</summary>
    public const string Kind = "hub";

    /// <inheritdoc />
    public async IAsyncEnumerable<ListedRecord> ListAsync(ArchiveDefinition archive, IArchiveClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chosen = only is null ? deposits.ReadAsync(cancellationToken) : One(only, cancellationToken);
        await foreach (var stored in chosen)
        {
            if (stored.Value.IsListed)
            {
                yield return new ListedRecord(stored.Value.Accession) { ChangeMark = stored.Value.Published[^1].Number.ToString(CultureInfo.InvariantCulture) };
            }
        }
    }

    /// <inheritdoc />
    public async Task<Payload> FetchAsync(ListedRecord record, ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken) =>
        await deposits.FindAsync(record.Key, cancellationToken) is { Value: { IsListed: true } deposit }
            ? deposit.Published[^1].Payload.Open(record.Key, blobs)
            : throw new ArchiveException($"{record.Key} is not public any more; harvest the hub's own archive again.");

    /// <inheritdoc />
    public Task<StatedRecords> NormaliseAsync(Payload payload, ArchiveDefinition archive, CancellationToken cancellationToken) => pageTab.NormaliseAsync(payload, archive, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<DataFile> ReadFilesAsync(Payload payload, string accession, ArchiveDefinition archive, CancellationToken cancellationToken) =>
        pageTab.ReadFilesAsync(payload, accession, archive, cancellationToken);

    private async IAsyncEnumerable<Stored<Deposit>> One(string accession, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await deposits.FindAsync(accession, cancellationToken) is { } stored)
        {
            yield return stored;
        }
    }
}
