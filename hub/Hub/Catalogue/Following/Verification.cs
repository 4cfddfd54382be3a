using Hub.Indexing;
using Hub.Store;

namespace Hub.Catalogue;

/// <summary>Compares a state of the catalogue with the store, dataset by dataset: presence, digests of record, file list, links and cluster, numbers of files and components.</summary>
internal sealed class Verification(CatalogueSnapshot snapshot, IDatasets datasets, ILinks links, IDuplicates duplicates)
{
    private const string Remedy = "Run 'reindex'.";
    private readonly IndexSnapshot index = snapshot.Index(RecordSet.Datasets);
    private readonly List<CatalogueDifference> differences = [];

    /// <summary>All differences, by accession.</summary>
    public async Task<IReadOnlyList<CatalogueDifference>> CompareAsync(CancellationToken cancellationToken)
    {
        var parts = PartCounts.Of(snapshot, cancellationToken);
        var indexedLinks = LinksDigest.OfIndex(snapshot.Index(RecordSet.Links), cancellationToken);
        var storedLinks = await LinksDigest.OfStoreAsync(links, cancellationToken);
        var clusters = await ClusterDigest.OfStoreAsync(duplicates, cancellationToken);
        var living = new Dictionary<string, StoredDataset?>(StringComparer.Ordinal);
        await foreach (var stored in datasets.ReadChangesAsync(0, cancellationToken)) living[stored.Dataset.Accession] = stored.IsDeleted ? null : stored;
        foreach (var stored in living.Values.OfType<StoredDataset>())
        {
            Compare(stored, parts, clusters);
            string accession = stored.Dataset.Accession;
            if (indexedLinks.GetValueOrDefault(accession) != storedLinks.GetValueOrDefault(accession)) Differs(accession, "The index has other links.");
        }
        foreach (string accession in parts.Accessions.Concat(indexedLinks.Keys).Concat(index.Accessions(cancellationToken)).Distinct(StringComparer.Ordinal))
            if (living.GetValueOrDefault(accession) is null) Differs(accession, "The index has it, and the store does not.");
        return [.. differences.OrderBy(difference => difference.Accession, StringComparer.Ordinal)];
    }

    private void Compare(StoredDataset stored, PartCounts parts, IReadOnlyDictionary<string, string> clusters)
    {
        string accession = stored.Dataset.Accession;
        if (index.Find(accession) is not { } document)
        {
            Differs(accession, "The store has it, and the index does not.");
            return;
        }
        if (index.Word(document, FieldNames.RecordDigest) != stored.Digest) Differs(accession, "The index has another version of the record.");
        if (index.Word(document, FieldNames.FilesDigest) != stored.Files?.Digest) Differs(accession, "The index has another file list.");
        if (index.Word(document, FieldNames.ClusterDigest) != clusters.GetValueOrDefault(accession)) Differs(accession, "The index has it in another cluster of duplicates.");
        CompareCount(accession, "files", parts.Files(accession), stored.Files?.Count ?? 0);
        CompareCount(accession, "components", parts.Components(accession), stored.Dataset.Components.Count);
    }

    private void CompareCount(string accession, string what, long have, long want)
    {
        if (have != want) Differs(accession, FormattableString.Invariant($"The index has {have} {what}, and the store {want}."));
    }

    private void Differs(string accession, string what) => differences.Add(new CatalogueDifference(accession, $"{what} {Remedy}"));
}
