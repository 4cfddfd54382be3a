using Hub.Indexing;
using Hub.Indexing.Documents;
using Hub.Indexing.Storage;
using Hub.Records;

using IndexedSet = Hub.Catalogue.RecordSet;

namespace Hub.Tests.Catalogue;

/// <summary>What an index lost, gained or has otherwise beside the datasets' own documents is found by both comparisons, and repaired.</summary>
public sealed class ComparisonTests : IAsyncLifetime
{
    private readonly BuiltCatalogue catalogue = new();

    public Task InitializeAsync() => catalogue.InitializeAsync();

    public Task DisposeAsync() => catalogue.DisposeAsync();

    [Theory]
    [InlineData(IndexedSet.Files)]
    [InlineData(IndexedSet.Components)]
    public async Task Rows_that_the_index_lost_are_missed_and_come_back(IndexedSet set)
    {
        var (accession, archive) = catalogue.Records.Datasets.Where(each => set == IndexedSet.Files ? catalogue.Records.Files.GetValueOrDefault(each.Accession, []).Count > 0 : each.Components.Count > 0)
            .Select(each => (each.Accession, each.Archive)).First();
        await CompareAsync([]);

        await TamperAsync(set, rows => rows.DeleteByTerm("p.Dataset", accession));

        await CompareAsync([(archive, accession)]);
        (await catalogue.Indexer.VerifyAsync(default)).ShouldContain(each => each.Accession == accession && each.Message.Contains($"0 {set.ToString().ToLowerInvariant()}", StringComparison.Ordinal));
        await RepairedAsync(accession);
    }

    [Theory]
    [InlineData(IndexedSet.Files)]
    [InlineData(IndexedSet.Components)]
    [InlineData(IndexedSet.Links)]
    public async Task Rows_of_no_dataset_at_all_are_found_and_taken_out(IndexedSet set)
    {
        await TamperAsync(set, rows => rows.Update(new IndexDocument { Key = "GONE-1#0", Values = [FieldValue.Keyword("p.Dataset", "GONE-1")] }));

        await CompareAsync([("", "GONE-1")]);
        (await catalogue.Indexer.VerifyAsync(default)).ShouldHaveSingleItem().Accession.ShouldBe("GONE-1");
        await RepairedAsync("GONE-1");
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("altered")]
    [InlineData("made up")]
    public async Task A_cluster_that_the_index_has_otherwise_than_the_store_is_put_right(string damage)
    {
        var pair = catalogue.Records.Datasets.Take(2).OrderBy(each => each.Accession, StringComparer.Ordinal).ToArray();
        var truth = Cluster("D00001", pair, "Both are the DOI of the data.");
        if (damage != "made up") catalogue.Duplicates.Clusters.Add(truth);
        await catalogue.Indexer.RepairAsync([.. pair.Select(each => each.Accession)], default);
        await CompareAsync([]);

        catalogue.Duplicates.Clusters.Clear();
        if (damage != "lost") catalogue.Duplicates.Clusters.Add(damage == "altered" ? Cluster("D00001", pair, "Something else.") : truth);

        await CompareAsync([.. pair.Select(each => (each.Archive, each.Accession))]);
        var found = await catalogue.Indexer.VerifyAsync(default);
        found.Select(each => each.Accession).ShouldBe(pair.Select(each => each.Accession));
        found.ShouldAllBe(each => each.Message.Contains("another cluster", StringComparison.Ordinal));
        await RepairedAsync([.. pair.Select(each => each.Accession)]);
    }

    private async Task CompareAsync((string Archive, string Accession)[] differing) =>
        (await catalogue.Indexer.CompareAsync(default)).SelectMany(archive => archive.Differing.Select(accession => (archive.Archive, accession))).ShouldBe(differing, ignoreOrder: true);

    private async Task RepairedAsync(params string[] accessions)
    {
        await catalogue.Indexer.RepairAsync(accessions, default);
        await CompareAsync([]);
        (await catalogue.Indexer.VerifyAsync(default)).ShouldBeEmpty();
    }

    private Task TamperAsync(IndexedSet set, Action<IndexWriter> damage) => catalogue.ReopenAsync(async () =>
    {
        var folder = Path.Combine(Directory.GetDirectories(catalogue.IndexFolder).Single(), set.ToString().ToLowerInvariant());
        await using var rows = await IndexWriter.OpenAsync(new FolderDirectory(folder), new IndexSchema(new IndexField { Name = "p.Dataset", Kind = FieldKind.Keyword, MultiValued = true }));
        damage(rows);
        await rows.CommitAsync();
    });

    private static DuplicateCluster Cluster(string id, Dataset[] datasets, string says) => new()
    {
        Id = id,
        Members = [.. datasets.Select(each => new ClusterMember(each.Accession, each.Archive))],
        Preferred = datasets[0].Accession,
        Pairs = [new DuplicatePair { First = datasets[0].Accession, FirstArchive = datasets[0].Archive, Second = datasets[1].Accession, SecondArchive = datasets[1].Archive, Evidence = [new DuplicateEvidence(EvidenceKind.SharedDataDoi, says)] }],
    };
}
