using Hub.Indexing;
using Hub.Indexing.Queries;
using Hub.Indexing.Searching;
using Hub.Store;

namespace Hub.Catalogue;

/// <summary>Compares a state of the catalogue with the store, dataset by dataset: presence, digests of record, file list and links, numbers of files and components.</summary>
internal sealed class Verification(CatalogueSnapshot snapshot, IDatasets datasets, ILinks links)
{
    private const string Remedy = "Run 'reindex'.";
    private readonly IndexSnapshot index = snapshot.Index(RecordSet.Datasets);
    private readonly List<CatalogueDifference> differences = [];

    /// <summary>All differences, by accession.</summary>
    public async Task<IReadOnlyList<CatalogueDifference>> CompareAsync(CancellationToken cancellationToken)
    {
        var files = Counts(RecordSet.Files, cancellationToken);
        var components = Counts(RecordSet.Components, cancellationToken);
        var indexedLinks = LinksDigest.OfIndex(snapshot.Index(RecordSet.Links), cancellationToken);
        var storedLinks = await LinksDigest.OfStoreAsync(links, cancellationToken);
        var living = new Dictionary<string, StoredDataset?>(StringComparer.Ordinal);
        await foreach (var stored in datasets.ReadChangesAsync(0, cancellationToken)) living[stored.Dataset.Accession] = stored.IsDeleted ? null : stored;
        foreach (var stored in living.Values.OfType<StoredDataset>())
        {
            Compare(stored, files, components);
            string accession = stored.Dataset.Accession;
            if (indexedLinks.GetValueOrDefault(accession) != storedLinks.GetValueOrDefault(accession)) Differs(accession, "The index has other links.");
        }
        foreach (string accession in files.Keys.Concat(components.Keys).Concat(indexedLinks.Keys).Concat(Accessions(cancellationToken)).Distinct(StringComparer.Ordinal))
            if (living.GetValueOrDefault(accession) is null) Differs(accession, "The index has it, and the store does not.");
        return [.. differences.OrderBy(difference => difference.Accession, StringComparer.Ordinal)];
    }

    private void Compare(StoredDataset stored, Dictionary<string, long> files, Dictionary<string, long> components)
    {
        string accession = stored.Dataset.Accession;
        if (index.Find(accession) is not { } document)
        {
            Differs(accession, "The store has it, and the index does not.");
            return;
        }
        if (index.Keywords(document, FieldNames.RecordDigest) is not [var record] || record != stored.Digest) Differs(accession, "The index has another version of the record.");
        if ((index.Keywords(document, FieldNames.FilesDigest) is [var list] ? list : null) != stored.Files?.Digest) Differs(accession, "The index has another file list.");
        CompareCount(accession, "files", files.GetValueOrDefault(accession), stored.Files?.Count ?? 0);
        CompareCount(accession, "components", components.GetValueOrDefault(accession), stored.Dataset.Components.Count);
    }

    private void CompareCount(string accession, string what, long have, long want)
    {
        if (have != want) Differs(accession, FormattableString.Invariant($"The index has {have} {what}, and the store {want}."));
    }

    private void Differs(string accession, string what) => differences.Add(new CatalogueDifference(accession, $"{what} {Remedy}"));

    private Dictionary<string, long> Counts(RecordSet set, CancellationToken cancellationToken)
    {
        var groups = snapshot.Index(set).Aggregate(new AggregateRequest { GroupBy = [FieldNames.Dataset], Aggregates = [Aggregate.Count] }, cancellationToken);
        return groups.Rows.ToDictionary(row => (string)row.Columns[0]!, row => (long)row.Columns[1]!, StringComparer.Ordinal);
    }

    private IEnumerable<string> Accessions(CancellationToken cancellationToken)
    {
        var groups = index.Aggregate(new AggregateRequest { Query = new MatchAllQuery(), GroupBy = [FieldNames.Property + "Accession"] }, cancellationToken);
        return groups.Rows.Select(row => row.Columns[0]).OfType<string>();
    }
}
