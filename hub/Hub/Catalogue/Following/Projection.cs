using Hub.Indexing.Documents;
using Hub.Store;
using Microsoft.Extensions.Logging;

namespace Hub.Catalogue;

/// <summary>Writes datasets of the store, with their files and components, into a volume.</summary>
internal sealed partial class Projection(IndexVolume volume, IBlobStore blobs, ILogger logger)
{
    /// <summary>
    /// Writes a dataset, with its links and cluster, in place of what the index has of it; a tombstone takes it out. Any number at once, but
    /// each only once.
    /// </summary>
    public async Task ApplyAsync(StoredDataset stored, CancellationToken cancellationToken)
    {
        string accession = stored.Dataset.Accession;
        bool isHeld = volume.Holds(accession, out string? held);
        if (stored.IsDeleted)
        {
            if (isHeld) Remove(accession);
            else volume.End(accession, null);
            return;
        }
        try
        {
            volume.Begin(accession);
            // Millions of unchanged files are not written again.
            bool areFilesHeld = isHeld && held == stored.Files?.Digest;
            if (isHeld) DatasetParts.Remove(volume, accession);
            if (isHeld && !areFilesHeld) volume.Files.DeleteByTerm(FieldNames.Dataset, accession);
            var files = await FilesAsync(stored, areFilesHeld, cancellationToken);
            DatasetParts.Write(volume, stored.Dataset);
            volume.Datasets.Update(DatasetDocument.Of(stored, files));
            volume.End(accession, stored.Files?.Digest);
        }
        catch (DocumentRefusedException problem)
        {
            Remove(accession);
            LogRefused(accession, problem.Message);
        }
    }

    /// <summary>Takes a dataset out with all its files and components.</summary>
    public void Remove(string accession)
    {
        volume.Begin(accession);
        DatasetParts.Remove(volume, accession);
        volume.Files.DeleteByTerm(FieldNames.Dataset, accession);
        volume.Datasets.Delete(accession);
        volume.End(accession, null);
    }

    private async Task<FileSummary> FilesAsync(StoredDataset stored, bool areHeld, CancellationToken cancellationToken)
    {
        var summary = new FileSummary();
        if (stored.Files is null) return summary;
        long place = 0;
        await foreach (var file in FileList.ReadAsync(blobs, stored.Files, cancellationToken))
        {
            summary.Add(file);
            if (areHeld) continue;
            volume.Files.Update(FileDocument.Of(new FileHit(stored.Dataset.Accession, file), place++));
            volume.Wrote();
        }
        return summary;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The dataset {Accession} cannot be indexed: {Problem}")]
    private partial void LogRefused(string accession, string problem);
}
