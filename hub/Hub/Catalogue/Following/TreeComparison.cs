using System.Runtime.CompilerServices;
using Hub.Store;

namespace Hub.Catalogue;

/// <summary>
/// Compares the digest trees of store and index, archive by archive: records, file lists with their rows, components, links
/// and clusters of duplicates. What the store has changed after the state of the index is left out on both sides: it is on its way.
/// </summary>
internal sealed class TreeComparison(CatalogueSnapshot snapshot, IDatasets datasets, ILinks links, IDuplicates duplicates)
{
    private readonly Dictionary<string, Sides> archives = new(StringComparer.Ordinal);
    private readonly HashSet<string> underWay = new(StringComparer.Ordinal);

    /// <summary>All archives that either side has, by id; what the index holds of no dataset at all stands under an empty id.</summary>
    public async Task<IReadOnlyList<ArchiveComparison>> CompareAsync(CancellationToken cancellationToken)
    {
        // Links and clusters first: whatever of them changes later gives its datasets a change number that is met below.
        var beside = new Beside(await LinksDigest.OfStoreAsync(links, cancellationToken), await ClusterDigest.OfStoreAsync(duplicates, cancellationToken));
        var index = new IndexedEntries(snapshot, cancellationToken);
        await foreach (var entry in StoredAsync(beside, index.FollowedTo, cancellationToken)) Add(Of(entry.Archive).Store, entry);
        foreach (var entry in index.Read(underWay, cancellationToken)) Add(Of(entry.Archive).Index, entry);
        var leaves = archives.ToDictionary(pair => pair.Key, pair => pair.Value.Store.Differing(pair.Value.Index), StringComparer.Ordinal);
        var differing = leaves.Values.All(each => each.Count == 0) ? [] : await DifferingAsync(leaves, beside, index, cancellationToken);
        var stray = await StrayAsync(index, cancellationToken);
        return
        [
            .. stray.Count == 0 ? Array.Empty<ArchiveComparison>() : [new ArchiveComparison("", "", "", 0, stray)],
            .. archives.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new ArchiveComparison(
                pair.Key, pair.Value.Store.Root, pair.Value.Index.Root, pair.Value.Store.Count, [.. differing.Where(each => each.Archive == pair.Key).Select(each => each.Accession)])),
        ];
    }

    // The second look holds only what lies in leaves that differ; what was under way by then is left out again.
    private async Task<IReadOnlyList<(string Archive, string Accession)>> DifferingAsync(
        Dictionary<string, IReadOnlySet<int>> leaves, Beside beside, IndexedEntries index, CancellationToken cancellationToken)
    {
        var once = new HashSet<ComparedEntry>();
        await foreach (var entry in StoredAsync(beside, index.FollowedTo, cancellationToken)) Toggle(entry);
        foreach (var entry in index.Read(underWay, cancellationToken)) Toggle(entry);
        return [.. once.Select(each => (each.Archive, each.Accession)).Distinct().OrderBy(each => each.Accession, StringComparer.Ordinal)];

        void Toggle(ComparedEntry entry)
        {
            if (leaves.GetValueOrDefault(entry.Archive)?.Contains(DigestTree.LeafOf(entry.Accession)) == true && !once.Remove(entry)) once.Add(entry);
        }
    }

    // Files, components and links of datasets that neither side has.
    private async Task<IReadOnlyList<string>> StrayAsync(IndexedEntries index, CancellationToken cancellationToken)
    {
        var stray = new List<string>();
        foreach (string accession in index.Stray().Where(accession => !underWay.Contains(accession)))
            if (await datasets.FindAsync(accession, cancellationToken) is not { IsDeleted: false }) stray.Add(accession);
        return stray;
    }

    private async IAsyncEnumerable<ComparedEntry> StoredAsync(Beside beside, long followedTo, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var mark in datasets.ReadMarksAsync(cancellationToken))
        {
            if (mark.Change > followedTo) underWay.Add(mark.Accession);
            else if (!mark.IsDeleted)
                yield return new ComparedEntry(mark.Archive, mark.Accession, mark.Digest, mark.FilesDigest, beside.Links.GetValueOrDefault(mark.Accession), beside.Clusters.GetValueOrDefault(mark.Accession));
        }
    }

    private Sides Of(string archive)
    {
        if (!archives.TryGetValue(archive, out var sides)) archives[archive] = sides = new Sides(new DigestTree(), new DigestTree());
        return sides;
    }

    private static void Add(DigestTree tree, ComparedEntry entry) => tree.Add(entry.Accession, entry.Digest, entry.Files, entry.Links, entry.Cluster);

    private sealed record Sides(DigestTree Store, DigestTree Index);

    private sealed record Beside(IReadOnlyDictionary<string, string> Links, IReadOnlyDictionary<string, string> Clusters);
}
