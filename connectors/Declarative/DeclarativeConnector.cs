using Hub.Connectors.Declarative.Listing;
using Hub.Connectors.Declarative.Stating;
using Hub.Records;

namespace Hub.Connectors.Declarative;

/// <summary>Reads any archive that one JSON file describes; README.md and connector.schema.json say how.</summary>
public sealed class DeclarativeConnector : IConnector, IChangeListing
{
    private readonly Declarations declarations = new();

    /// <summary>Reads and checks an archive's declaration.</summary>
    /// <param name="archive">The archive.</param>
    /// <exception cref="ArchiveException">The declaration is missing or wrong; the message names the place and what is allowed.</exception>
    public Declaration Read(ArchiveDefinition archive) => declarations.Of(archive);

    /// <inheritdoc />
    public IAsyncEnumerable<ListedRecord> ListAsync(ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken) =>
        new DeclaredSource(Read(archive), archive, client).ListAsync(cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<ListedChange> ListChangesAsync(ArchiveDefinition archive, IArchiveClient client, DateTimeOffset? since, CancellationToken cancellationToken) =>
        new DeclaredSource(Read(archive), archive, client).ListChangesAsync(since, cancellationToken);

    /// <inheritdoc />
    public bool TellsChanges(ArchiveDefinition archive) => Read(archive).List.Since is not null;

    /// <inheritdoc />
    public bool FetchesByKey(ArchiveDefinition archive) =>
        Read(archive).Fetch is { } fetch && Template.Names(fetch.Request.Address ?? fetch.Request.Path).All(name => name == "key");

    /// <inheritdoc />
    public Task<Payload> FetchAsync(ListedRecord record, ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken) =>
        new DeclaredFetch(Read(archive), archive, client).FetchAsync(record, cancellationToken);

    /// <inheritdoc />
    public Task<StatedRecords> NormaliseAsync(Payload payload, ArchiveDefinition archive, CancellationToken cancellationToken) =>
        new DeclaredPayload(Read(archive), payload).StateAsync(cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<DataFile> ReadFilesAsync(Payload payload, string accession, ArchiveDefinition archive, CancellationToken cancellationToken) =>
        new DeclaredPayload(Read(archive), payload).FilesAsync(accession, cancellationToken);
}
