using System.Runtime.CompilerServices;

using Hub.Connectors.Reading;
using Hub.Records;

namespace Hub.Connectors.OaiPmh;

/// <summary>Reads any repository that speaks OAI-PMH 2.0 with Dublin Core or DataCite records; README.md lists its options.</summary>
public sealed class OaiPmhConnector : IConnector, IChangeListing
{
    internal const string RecordPart = "record.xml";

    /// <inheritdoc />
    /// <remarks>ListRecords carries the records, so a whole listing costs as many requests as a listing of identifiers.</remarks>
    public async IAsyncEnumerable<ListedRecord> ListAsync(
        ArchiveDefinition archive, IArchiveClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = 0;
        await foreach (var record in new Repository(archive, client).ListAsync(null, cancellationToken))
        {
            found++;
            if (!record.IsDeleted)
            {
                yield return new ListedRecord(record.Identifier) { ChangeMark = record.ChangeMark, Payload = record.Payload };
            }
        }

        if (found == 0)
        {
            throw new ArchiveException($"{archive.Name} says that no record matches. Check the options prefix, set, from and until; nothing counts as deleted.") { Failure = ArchiveFailure.NoRecords };
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ListedChange> ListChangesAsync(
        ArchiveDefinition archive, IArchiveClient client, DateTimeOffset? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in new Repository(archive, client).ListAsync(since, cancellationToken))
        {
            yield return new ListedChange(record.Identifier, record.Datestamp, record.IsDeleted);
        }
    }

    /// <inheritdoc />
    public bool TellsChanges(ArchiveDefinition archive) => true;

    /// <inheritdoc />
    public bool FetchesByKey(ArchiveDefinition archive) => true;

    /// <inheritdoc />
    public async Task<Payload> FetchAsync(ListedRecord record, ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken) =>
        await new Repository(archive, client).GetAsync(record.Key, cancellationToken) is { IsDeleted: false } found
            ? found.Payload
            : throw new ArchiveException($"{archive.Name} says that {record.Key} was deleted; the next whole listing takes it out.") { Failure = ArchiveFailure.Missing };

    /// <inheritdoc />
    public async Task<StatedRecords> NormaliseAsync(Payload payload, ArchiveDefinition archive, CancellationToken cancellationToken)
    {
        if (payload.Part(RecordPart) is not { } part)
        {
            return StatedRecords.Unreadable("part-missing", $"The payload of {payload.Key} has no {RecordPart}; harvest it again in full.");
        }

        try
        {
            var metadata = Metadata.Of(SafeXml.Navigate(await part.ReadTextAsync(cancellationToken)));
            return metadata is null
                ? StatedRecords.Unreadable("metadata-missing", $"{payload.Key} has no metadata in Dublin Core or DataCite; check the option prefix.", "metadata")
                : metadata.State(payload.Key, archive);
        }
        catch (FormatException wrong)
        {
            return StatedRecords.Unreadable("not-xml", $"The record {payload.Key} cannot be read: {wrong.Message}. Look at the kept payload, and harvest it again.");
        }
    }

    /// <inheritdoc />
    public IAsyncEnumerable<DataFile> ReadFilesAsync(Payload payload, string accession, ArchiveDefinition archive, CancellationToken cancellationToken) =>
        // Neither format lists files.
        AsyncEnumerable.Empty<DataFile>();
}
