using System.Runtime.CompilerServices;

using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>
/// Reads SSBD, whose two catalogues describe the same works in several places: crates in two folders of a repository, REST
/// interfaces of three generations and a frozen fourth, a table of images, and pages. Every place is a source of its own
/// under the accession of the work's number, so that one that vanishes deletes nothing the others still hold.
/// </summary>
public sealed class SsbdConnector : IConnector
{
    private const string DefaultFolder = "project-ro-crate";

    /// <inheritdoc />
    public async IAsyncEnumerable<ListedRecord> ListAsync(ArchiveDefinition archive, IArchiveClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = archive.Options.GetValueOrDefault("folder", DefaultFolder).Trim('/');
        var numbers = new HashSet<int>();
        await foreach (var file in new GitTree(archive, client).FilesAsync(folder, cancellationToken))
        {
            if (CrateFiles.Listed(file, folder) is { } crate)
            {
                numbers.UnionWith(SsbdNumber.Of(crate.Key[(crate.Key.LastIndexOf('/') + 1)..]) is { } number ? [number] : []);
                yield return crate;
                if (crate.Key.StartsWith(SsbdKeys.Database, StringComparison.Ordinal) && archive.Endpoints.ContainsKey("rest"))
                {
                    // The interface tells no time of change; a project's crate is written from the same tables.
                    yield return crate with { Key = SsbdKeys.Datasets + crate.Key[SsbdKeys.Database.Length..] };
                }
            }
        }

        if (archive.Endpoints.ContainsKey("images"))
        {
            yield return new ListedRecord(SsbdKeys.Images);
        }

        if (archive.Endpoints.ContainsKey("quantitative"))
        {
            yield return new ListedRecord(SsbdKeys.Quantitative);
        }

        await foreach (var page in ProjectPages.ListAsync(archive, client, numbers, cancellationToken))
        {
            yield return page;
        }
    }

    /// <inheritdoc />
    public async Task<Payload> FetchAsync(ListedRecord record, ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken)
    {
        IReadOnlyList<PayloadPart> parts = record.Key switch
        {
            SsbdKeys.Images => [await ImageTable.FetchAsync(archive, client, cancellationToken)],
            SsbdKeys.Quantitative => await QuantitativeRest.FetchAsync(archive, client, cancellationToken),
            _ when record.Key.StartsWith(SsbdKeys.Datasets, StringComparison.Ordinal) =>
                await ImageDatasetRest.FetchAsync(record.Key[SsbdKeys.Datasets.Length..], archive, client, cancellationToken),
            _ => [await FetchCrateAsync(record, archive, client, cancellationToken)],
        };
        return new Payload(record.Key, parts);
    }

    /// <inheritdoc />
    public Task<StatedRecords> NormaliseAsync(Payload payload, ArchiveDefinition archive, CancellationToken cancellationToken) => payload.Key switch
    {
        SsbdKeys.Images => ImageTable.NormaliseAsync(payload, cancellationToken),
        SsbdKeys.Quantitative => QuantitativeRest.NormaliseAsync(payload, cancellationToken),
        _ when payload.Key.StartsWith(SsbdKeys.Datasets, StringComparison.Ordinal) => ImageDatasetRest.NormaliseAsync(payload, cancellationToken),
        _ when payload.Key.StartsWith(SsbdKeys.Page, StringComparison.Ordinal) => ProjectPages.NormaliseAsync(payload, cancellationToken),
        _ => SsbdCrate.NormaliseAsync(payload, cancellationToken),
    };

    /// <inheritdoc />
    public IAsyncEnumerable<DataFile> ReadFilesAsync(Payload payload, string accession, ArchiveDefinition archive, CancellationToken cancellationToken) =>
        ImageFiles.ReadAsync(payload, accession, cancellationToken);

    private static async Task<PayloadPart> FetchCrateAsync(ListedRecord record, ArchiveDefinition archive, IArchiveClient client, CancellationToken cancellationToken)
    {
        var request = new ArchiveRequest(CrateFiles.Address(record, archive, client)) { Accept = CrateFiles.MediaTypes };
        return (await client.SendAsync(request, cancellationToken)).AsPart(SsbdKeys.CratePart);
    }
}
