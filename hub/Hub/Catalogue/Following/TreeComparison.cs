using Hub.Indexing;
using Hub.Indexing.Queries;
using Hub.Indexing.Searching;
using Hub.Store;

namespace Hub.Catalogue;

/// <summary>
/// Compares the digest trees of store and index, archive by archive: records, file lists and links. What the store has
/// changed after the state of the index is left out on both sides: it is on its way.
/// </summary>
internal sealed class TreeComparison(CatalogueSnapshot snapshot, IDatasets datasets, ILinks links)
{
    private readonly IndexSnapshot index = snapshot.Index(RecordSet.Datasets);
    private readonly Dictionary<string, Sides> archives = new(StringComparer.Ordinal);
    private readonly HashSet<string> underWay = new(StringComparer.Ordinal);

    /// <summary>All archives that either side has, by id.</summary>
    public async Task<IReadOnlyList<ArchiveComparison>> CompareAsync(CancellationToken cancellationToken)
    {
        // Links first: whatever of them changes later gives its datasets a change number that is met below.
        var stored = await LinksDigest.OfStoreAsync(links, cancellationToken);
        var indexed = LinksDigest.OfIndex(snapshot.Index(RecordSet.Links), cancellationToken);
        await foreach (var entry in StoredAsync(stored, cancellationToken)) Of(entry.Archive).Store.Add(entry.Accession, entry.Digest, entry.Files, entry.Links);
        foreach (var entry in Indexed(indexed, cancellationToken)) Of(entry.Archive).Index.Add(entry.Accession, entry.Digest, entry.Files, entry.Links);
        var leaves = archives.ToDictionary(pair => pair.Key, pair => pair.Value.Store.Differing(pair.Value.Index), StringComparer.Ordinal);
        var differing = leaves.Values.All(each => each.Count == 0) ? [] : await DifferingAsync(leaves, stored, indexed, cancellationToken);
        return
        [
            .. archives.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new ArchiveComparison(
                pair.Key, pair.Value.Store.Root, pair.Value.Index.Root, pair.Value.Store.Count, [.. differing.Where(each => each.Archive == pair.Key).Select(each => each.Accession)])),
        ];
    }

    // The second look holds only what lies in leaves that differ; what was under way by then is left out again.
    private async Task<IReadOnlyList<(string Archive, string Accession)>> DifferingAsync(
        Dictionary<string, IReadOnlySet<int>> leaves, IReadOnlyDictionary<string, string> stored, IReadOnlyDictionary<string, string> indexed, CancellationToken cancellationToken)
    {
        var once = new HashSet<Entry>();
        await foreach (var entry in StoredAsync(stored, cancellationToken)) Toggle(entry);
        foreach (var entry in Indexed(indexed, cancellationToken)) Toggle(entry);
        return [.. once.Select(each => (each.Archive, each.Accession)).Distinct().OrderBy(each => each.Accession, StringComparer.Ordinal)];

        void Toggle(Entry entry)
        {
            if (leaves.GetValueOrDefault(entry.Archive)?.Contains(DigestTree.LeafOf(entry.Accession)) == true && !once.Remove(entry)) once.Add(entry);
        }
    }

    private async IAsyncEnumerable<Entry> StoredAsync(
        IReadOnlyDictionary<string, string> linked, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long followedTo = IndexVolume.ChangeOf(index);
        await foreach (var mark in datasets.ReadMarksAsync(cancellationToken))
        {
            if (mark.Change > followedTo) underWay.Add(mark.Accession);
            else if (!mark.IsDeleted) yield return new Entry(mark.Archive, mark.Accession, mark.Digest, mark.FilesDigest, linked.GetValueOrDefault(mark.Accession));
        }
    }

    private IEnumerable<Entry> Indexed(IReadOnlyDictionary<string, string> linked, CancellationToken cancellationToken)
    {
        var groups = index.Aggregate(new AggregateRequest { Query = new MatchAllQuery(), GroupBy = [FieldNames.Property + "Accession"] }, cancellationToken);
        foreach (string accession in groups.Rows.Select(row => row.Columns[0]).OfType<string>().Where(accession => !underWay.Contains(accession)))
        {
            if (index.Find(accession) is { } document)
            {
                yield return new Entry(
                    One(document, FieldNames.Property + "Archive") ?? "", accession, One(document, FieldNames.RecordDigest) ?? "", One(document, FieldNames.FilesDigest), linked.GetValueOrDefault(accession));
            }
        }
    }

    private string? One(int document, string field) => index.Keywords(document, field) is [var only] ? only : null;

    private Sides Of(string archive)
    {
        if (!archives.TryGetValue(archive, out var sides)) archives[archive] = sides = new Sides(new DigestTree(), new DigestTree());
        return sides;
    }

    private sealed record Sides(DigestTree Store, DigestTree Index);

    private sealed record Entry(string Archive, string Accession, string Digest, string? Files, string? Links);
}
