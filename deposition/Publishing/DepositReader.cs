using Hub.Harvesting;
using Hub.Records;
using Hub.Store;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hub.Deposition.Publishing;

/// <summary>Reads a deposit's payload with the importer itself: the page-tab normaliser and the hub's vocabularies. Previews, versions and exports are what it gives.</summary>
/// <param name="pageTab">Reads page-tab payloads.</param>
/// <param name="archives">The archives, the hub's own among them.</param>
/// <param name="mapping">The hub's vocabularies.</param>
/// <param name="blobs">Where payloads are kept.</param>
/// <param name="options">Which archive is the hub's own.</param>
public sealed class DepositReader(
    [FromKeyedServices("biostudies")] IConnector pageTab, IReadOnlyList<ArchiveDefinition> archives, Mapping mapping, IBlobStore blobs, IOptions<DepositionOptions> options)
{
    /// <summary>The archive of the hub's own deposits.</summary>
    /// <exception cref="RefusedException">The settings have none.</exception>
    public ArchiveDefinition Archive => archives.FirstOrDefault(archive => archive.Id == options.Value.Archive)
        ?? throw new RefusedException(Refusal.Conflict, "archive-missing", $"config/archives/{options.Value.Archive}.json is missing or not enabled, so that nothing can be published. Ask the hub's operator.");

    /// <summary>Reads a payload.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="manifest">Its payload.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<DepositReading> ReadAsync(string accession, PayloadManifest manifest, CancellationToken cancellationToken)
    {
        var stated = await pageTab.NormaliseAsync(manifest.Open(accession, blobs), Archive, cancellationToken);
        if (stated.Records is not [var record, ..])
        {
            return new DepositReading(null, stated.Problems);
        }

        var canonical = mapping.Canonicalise(record, Archive, manifest.FetchedAt);
        return new DepositReading(canonical.Dataset, [.. stated.Problems, .. canonical.Problems]);
    }

    /// <summary>Streams a payload's files.</summary>
    /// <param name="accession">The deposit.</param>
    /// <param name="manifest">Its payload.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    /// <exception cref="ArchiveException">A file list is malformed.</exception>
    public IAsyncEnumerable<DataFile> ReadFilesAsync(string accession, PayloadManifest manifest, CancellationToken cancellationToken) =>
        pageTab.ReadFilesAsync(manifest.Open(accession, blobs), accession, Archive, cancellationToken).Select(mapping.CanonicaliseFile);
}
