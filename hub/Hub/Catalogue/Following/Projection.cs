using Hub.Indexing.Documents;
using Hub.Store;
using Microsoft.Extensions.Logging;

namespace Hub.Catalogue;

/// <summary>Writes datasets of the store, with their files and components, into a volume.</summary>
internal sealed partial class Projection(IndexVolume volume, IBlobStore blobs, ILogger logger)
{
    private readonly Dictionary<string, string?> uncommitted = new(StringComparer.Ordinal);

    /// <summary>How many documents were written since the last commit.</summary>
    public long Pending { get; private set; }

    /// <summary>Forgets what was pending, after a commit.</summary>
    public void Committed()
    {
        uncommitted.Clear();
        Pending = 0;
    }

    /// <summary>Writes datasets, with their links and clusters, in place of what the index has of them; a tombstone takes one out.</summary>
    public async Task ApplyAsync(IEnumerable<StoredDataset> page, CancellationToken cancellationToken)
    {
        foreach (var stored in page) await ApplyAsync(stored, cancellationToken);
    }

    private async Task ApplyAsync(StoredDataset stored, CancellationToken cancellationToken)
    {
        string accession = stored.Dataset.Accession;
        if (stored.IsDeleted)
        {
            Remove(accession);
            return;
        }
        DatasetParts.Remove(volume, accession);
        Pending++;
        try
        {
            var files = await FilesAsync(stored, cancellationToken);
            DatasetParts.Write(volume, stored.Dataset);
            volume.Datasets.Update(DatasetDocument.Of(stored, files));
        }
        catch (DocumentRefusedException problem)
        {
            LogRefused(accession, problem.Message);
        }
    }

    /// <summary>Takes a dataset out with all its files and components.</summary>
    public void Remove(string accession)
    {
        DatasetParts.Remove(volume, accession);
        volume.Files.DeleteByTerm(FieldNames.Dataset, accession);
        volume.Datasets.Delete(accession);
        uncommitted[accession] = null;
        Pending++;
    }

    private async Task<FileSummary> FilesAsync(StoredDataset stored, CancellationToken cancellationToken)
    {
        string accession = stored.Dataset.Accession;
        bool known = Indexed(accession) == stored.Files?.Digest;
        if (!known) volume.Files.DeleteByTerm(FieldNames.Dataset, accession);
        uncommitted[accession] = stored.Files?.Digest;
        var summary = new FileSummary();
        if (stored.Files is null) return summary;
        long place = 0;
        await foreach (var file in FileList.ReadAsync(blobs, stored.Files, cancellationToken))
        {
            summary.Add(file);
            if (known) continue;
            volume.Files.Update(FileDocument.Of(new FileHit(accession, file), place++));
            Pending++;
        }
        return summary;
    }

    // The digest of the file list that the index holds, so that millions of unchanged files are not written again.
    private string? Indexed(string accession)
    {
        if (uncommitted.TryGetValue(accession, out string? digest)) return digest;
        using var snapshot = volume.Datasets.Snapshots.Acquire();
        return snapshot.Find(accession) is { } document ? snapshot.Word(document, FieldNames.FilesDigest) : null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The dataset {Accession} cannot be indexed: {Problem}")]
    private partial void LogRefused(string accession, string problem);
}
