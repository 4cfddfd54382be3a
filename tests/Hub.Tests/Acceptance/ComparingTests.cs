using Hub.Catalogue;
using Hub.Duplicates;
using Hub.Portal.Operating;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Catalogue;
using Hub.Tests.Making;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Acceptance;

/// <summary>Differences put into the store and into the index of a running hub are found, repaired, counted and shown.</summary>
public sealed class ComparingTests : IAsyncLifetime
{
    private RunningPartners partners = null!;

    private IndexComparing Comparing => partners.Services.GetRequiredService<IndexComparing>();

    private CatalogueIndexer Indexer => partners.Services.GetRequiredService<CatalogueIndexer>();

    public async Task InitializeAsync()
    {
        partners = await RunningPartners.StartAsync(RecordSet.Empty with { Generated = 40, Seed = 11 });
        await partners.HarvestAsync("empiar");
        await SettleAsync();
    }

    public async Task DisposeAsync() => await partners.DisposeAsync();

    [Fact]
    public async Task Store_and_index_that_agree_have_the_same_root()
    {
        (await Comparing.CompareAsync(default)).ShouldBe(0);

        var compared = Comparing.Of("empiar").ShouldNotBeNull();
        compared.Datasets.ShouldBe((await partners.LivingAsync()).Count);
        compared.StoreRoot.ShouldBe(compared.IndexRoot);
        compared.Differences.ShouldBe(0);
    }

    [Fact]
    public async Task A_dataset_that_the_index_lost_comes_back()
    {
        var (accession, _) = (await partners.LivingAsync()).First();
        await TamperAsync($"UPDATE datasets SET deleted_at = 1, change = (SELECT max(change) + 1 FROM datasets) WHERE accession = '{accession}'");
        await SettleAsync();
        await TamperAsync($"UPDATE datasets SET deleted_at = NULL WHERE accession = '{accession}'");
        partners.Catalogue.Find(accession).ShouldBeNull("the index lacks what the store has");

        (await Comparing.CompareAsync(default)).ShouldBe(1);

        partners.Catalogue.Find(accession).ShouldNotBeNull();
        (Comparing.Of("empiar")!.RepairedInIndex, Comparing.Of("empiar")!.RepairedInStore).ShouldBe((1, 0));
        (await Comparing.CompareAsync(default)).ShouldBe(0);
        (await Indexer.VerifyAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dataset_that_was_changed_behind_the_store_s_back_says_again_what_its_sources_say()
    {
        var (accession, before) = (await partners.LivingAsync()).First(pair => pair.Value.Title.All(letter => letter is not ('\'' or '"')));
        await TamperAsync($"UPDATE datasets SET json = CAST(replace(CAST(json AS TEXT), '\"{before.Title}\"', '\"forged\"') AS BLOB), digest = 'forged' WHERE accession = '{accession}'");

        (await Comparing.CompareAsync(default)).ShouldBe(1);

        (await partners.LivingAsync())[accession].Title.ShouldBe(before.Title);
        Comparing.Of("empiar")!.RepairedInStore.ShouldBe(1);
        await SettleAsync();
        (await Comparing.CompareAsync(default)).ShouldBe(0);
        partners.Catalogue.Find(accession)!.Title.ShouldBe(before.Title);
        (await Indexer.VerifyAsync(default)).ShouldBeEmpty();
        (await partners.GetAsync("/metrics")).ShouldContain("hub_archive_differences{archive=\"empiar\",repaired=\"store\"} 1");
        (await partners.GetAsync("/archives/empiar")).ShouldContain("1 difference repaired");
    }

    [Fact]
    public async Task A_dataset_that_the_store_lost_comes_back_from_its_sources()
    {
        var (accession, before) = (await partners.LivingAsync()).First();
        await TamperAsync($"DELETE FROM datasets WHERE accession = '{accession}'");

        (await Comparing.CompareAsync(default)).ShouldBe(1);

        (await partners.LivingAsync())[accession].Title.ShouldBe(before.Title);
        await SettleAsync();
        (await Comparing.CompareAsync(default)).ShouldBe(0);
    }

    [Fact]
    public async Task What_the_index_has_not_followed_yet_is_no_difference()
    {
        await partners.Store.Datasets.TouchAsync([(await partners.LivingAsync()).First().Key], default);

        (await Comparing.CompareAsync(default)).ShouldBe(0);
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("altered")]
    [InlineData("made up")]
    public async Task Links_that_the_index_has_otherwise_than_the_store_are_put_right(string damage)
    {
        var ends = (await partners.LivingAsync()).Keys.Order(StringComparer.Ordinal).Take(3).ToArray();
        await partners.Links.CommitAsync([new LinkChange(Linked(ends[0], ends[1], "As stated."), 0)], [], default);
        await SettleAsync();
        var before = await LinksOfAsync(ends[0]);
        before.ShouldNotBeEmpty();
        (await Comparing.CompareAsync(default)).ShouldBe(0);

        var wrong = new ListedLinks();
        LinkChange[] instead = damage switch
        {
            "lost" => [],
            "altered" => [new LinkChange(Linked(ends[0], ends[1], "As never stated."), 0)],
            _ => [new LinkChange(Linked(ends[0], ends[1], "As stated."), 0), new LinkChange(Linked(ends[0], ends[2], "As stated."), 0)],
        };
        await wrong.CommitAsync(instead, [], default);
        await DamageAsync(partners.Store.Datasets, wrong, ends[0]);
        (await LinksOfAsync(ends[0])).ShouldNotBe(before, damage);

        (await Indexer.VerifyAsync(default)).ShouldHaveSingleItem().Message.ShouldContain("other links");
        (await Comparing.CompareAsync(default)).ShouldBe(1);

        (await LinksOfAsync(ends[0])).ShouldBe(before);
        (Comparing.Of("empiar")!.RepairedInIndex, Comparing.Of("empiar")!.RepairedInStore).ShouldBe((1, 0));
        (await Comparing.CompareAsync(default)).ShouldBe(0);
        (await Indexer.VerifyAsync(default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("lost")]
    [InlineData("altered")]
    [InlineData("made up")]
    public async Task A_dataset_that_the_index_has_otherwise_than_the_store_is_put_right(string damage)
    {
        var dataset = (await partners.LivingAsync()).Values.First();
        var wrong = new ListedDatasets();
        var accession = damage == "made up" ? "EMPIAR-99999" : dataset.Accession;
        wrong.Put(dataset with { Accession = accession, Title = damage == "altered" ? "Never said" : dataset.Title }, deleted: damage == "lost");
        await DamageAsync(wrong, new ListedLinks(), accession);
        (await Indexer.VerifyAsync(default)).ShouldNotBeEmpty();

        (await Comparing.CompareAsync(default)).ShouldBe(1);

        partners.Catalogue.Find("EMPIAR-99999").ShouldBeNull();
        partners.Catalogue.Find(dataset.Accession).ShouldNotBeNull().Title.ShouldBe(dataset.Title);
        (await Comparing.CompareAsync(default)).ShouldBe(0);
        (await Indexer.VerifyAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cluster_of_duplicates_that_the_index_does_not_know_is_put_right()
    {
        var ends = (await partners.LivingAsync()).Keys.Order(StringComparer.Ordinal).Take(2).ToArray();
        await partners.Services.GetRequiredService<DuplicateDecisions>().JoinAsync(ends, "a curator", "The same plates.", [], default);
        await SettleAsync();
        (await Comparing.CompareAsync(default)).ShouldBe(0);
        await DamageAsync(partners.Store.Datasets, partners.Links, ends[0], new ListedDuplicates());
        partners.Catalogue.Find(ends[0])!.Cluster.ShouldBeNull();

        (await Comparing.CompareAsync(default)).ShouldBe(1);

        partners.Catalogue.Find(ends[0])!.Cluster.ShouldNotBeNull().Others.ShouldHaveSingleItem().Accession.ShouldBe(ends[1]);
        (await Comparing.CompareAsync(default)).ShouldBe(0);
        (await Indexer.VerifyAsync(default)).ShouldBeEmpty();
    }

    // The hub's own indexer has nothing left to do then: it would write at the same time as the one that lies.
    private Task SettleAsync() => partners.Services.SettleAsync();

    /// <summary>Writes into the index what the store does not say.</summary>
    private async Task DamageAsync(IDatasets datasets, ILinks links, string accession, IDuplicates? duplicates = null)
    {
        using var liar = new CatalogueIndexer(partners.Services.GetRequiredService<CatalogueIndex>(), datasets, links, duplicates ?? partners.Duplicates, partners.Blobs, NullLogger<CatalogueIndexer>.Instance);
        await liar.RepairAsync([accession], default);
    }

    private async Task<IReadOnlyList<string>> LinksOfAsync(string accession) =>
        [.. (await partners.ODataAsync($"Links?$filter=Dataset eq '{accession}'")).Select(link => link.GetRawText())];

    private static Link Linked(string from, string to, string evidence) => Link.Of(
        from, LinkRelation.IsDerivedFrom, to, new LinkAssertion { By = new Asserter(AsserterKind.Rule, "a test"), Evidence = evidence, At = DateTimeOffset.UnixEpoch });

    private async Task TamperAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(partners.DataFolder, "hub.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
