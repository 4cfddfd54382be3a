using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

using Hub.Store;

namespace Hub.Harvesting;

/// <summary>Proves that the store keeps its promises: every blob is there with its digest, and every dataset is the merge of its living sources.</summary>
/// <param name="store">The truth.</param>
/// <param name="blobs">Its bytes.</param>
/// <param name="mapping">How sources become datasets.</param>
public sealed class Verification(IRecordStore store, IBlobStore blobs, Mapping mapping)
{
    /// <summary>Streams what is wrong; nothing where all is well. Reads every blob that is referred to.</summary>
    /// <param name="cancellationToken">Stops the stream.</param>
    public async IAsyncEnumerable<Finding> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var archive in await store.Sources.ArchivesAsync(cancellationToken))
        {
            await foreach (var source in store.Sources.ReadAsync(archive, cancellationToken))
            {
                await foreach (var finding in OfSourceAsync(source, cancellationToken))
                {
                    yield return finding;
                }
            }
        }

        await foreach (var dataset in store.Datasets.ReadChangesAsync(0, cancellationToken))
        {
            if (await OfDatasetAsync(dataset, cancellationToken) is { } finding)
            {
                yield return finding;
            }
        }
    }

    /// <summary>What is wrong with one dataset of the store; null where it is the merge of its living sources, or where neither is there.</summary>
    /// <param name="accession">The dataset.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<Finding?> OfAccessionAsync(string accession, CancellationToken cancellationToken)
    {
        if (await store.Datasets.FindAsync(accession, cancellationToken) is { } stored)
        {
            return OfDigest(stored) ?? await OfDatasetAsync(stored, cancellationToken);
        }

        return (await store.Sources.FindRecordsAsync(accession, cancellationToken)).Count == 0
            ? null
            : new Finding("dataset-missing", accession, $"Living sources speak of {accession}, and there is no such dataset. Replay the payloads of their archives.");
    }

    private static Finding? OfDigest(StoredDataset stored) => stored.Digest == StoredDataset.DigestOf(stored.Dataset)
        ? null
        : new Finding("dataset-differs", stored.Dataset.Accession, $"{stored.Dataset.Accession} has another digest than the store says. Replay the payloads of its archives.");

    private static Finding? Differing(StoredDataset stored, MergedDataset merged)
    {
        var accession = stored.Dataset.Accession;
        var isSame = stored.Files == merged.Files && JsonSerializer.Serialize(stored.Dataset) == JsonSerializer.Serialize(merged.Dataset);
        return isSame ? null : new Finding("dataset-differs", accession, $"{accession} is not the merge of its sources. Replay the payloads of its archives.");
    }

    private async IAsyncEnumerable<Finding> OfSourceAsync(Source source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var subject = $"{source.Archive} {source.State.Key}";
        var parts = source.Payload?.Parts.Select(part => (part.Name, part.Blob.Digest)) ?? [];
        var files = source.Records.Where(record => record.Files is not null).Select(record => (Name: $"files of {record.Dataset.Accession}", record.Files!.Digest));
        foreach (var (name, digest) in parts.Concat(files))
        {
            if (await OfBlobAsync(subject, name, digest, cancellationToken) is { } finding)
            {
                yield return finding;
            }
        }

        foreach (var record in source.Records.Where(_ => !source.State.IsGone))
        {
            if (await store.Datasets.FindAsync(record.Dataset.Accession, cancellationToken) is null)
            {
                yield return new Finding("dataset-missing", record.Dataset.Accession, $"{subject} speaks of {record.Dataset.Accession}, and there is no such dataset. Replay the payloads of the archive.");
            }
        }
    }

    private async Task<Finding?> OfDatasetAsync(StoredDataset stored, CancellationToken cancellationToken)
    {
        var accession = stored.Dataset.Accession;
        var sources = await store.Sources.FindRecordsAsync(accession, cancellationToken);
        return (stored.IsDeleted, sources.Count) switch
        {
            (true, 0) => null,
            (true, _) => new Finding("dataset-missing", accession, $"{accession} is a tombstone, and {sources.Count} living sources speak of it. Replay the payloads of their archives."),
            (false, 0) => new Finding("dataset-not-deleted", accession, $"{accession} has no living source, and is no tombstone. Run a full harvest of {stored.Dataset.Archive}."),
            _ => Differing(stored, mapping.Merge(sources)),
        };
    }

    private async Task<Finding?> OfBlobAsync(string subject, string name, string digest, CancellationToken cancellationToken)
    {
        if (!await blobs.ExistsAsync(digest, cancellationToken))
        {
            return new Finding("blob-missing", subject, $"{name} of {subject} lies in no blob {digest}. Fetch it again: 'harvest ARCHIVE --full'.");
        }

        await using var bytes = await blobs.OpenReadAsync(digest, cancellationToken);
        var found = Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellationToken));
        return found == digest ? null : new Finding("blob-damaged", subject, $"{name} of {subject}: the blob {digest} has the digest {found}. Remove the blob's file, and fetch it again: 'harvest ARCHIVE --full'.");
    }
}
