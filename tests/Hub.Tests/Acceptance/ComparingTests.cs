using Hub.Catalogue;
using Hub.Portal.Operating;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

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
        await Indexer.CatchUpAsync(default);
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
        await Indexer.CatchUpAsync(default);
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
        await Indexer.CatchUpAsync(default);
        (await Comparing.CompareAsync(default)).ShouldBe(0);
        partners.Catalogue.Find(accession)!.Title.ShouldBe(before.Title);
        (await Indexer.VerifyAsync(default)).ShouldBeEmpty();
        (await partners.GetAsync("/metrics")).ShouldContain("hub_archive_differences{archive=\"empiar\",repaired=\"store\"} 1");
        (await partners.GetAsync("/archives/empiar")).ShouldContain("1 differences repaired");
    }

    [Fact]
    public async Task A_dataset_that_the_store_lost_comes_back_from_its_sources()
    {
        var (accession, before) = (await partners.LivingAsync()).First();
        await TamperAsync($"DELETE FROM datasets WHERE accession = '{accession}'");

        (await Comparing.CompareAsync(default)).ShouldBe(1);

        (await partners.LivingAsync())[accession].Title.ShouldBe(before.Title);
        await Indexer.CatchUpAsync(default);
        (await Comparing.CompareAsync(default)).ShouldBe(0);
    }

    [Fact]
    public async Task What_the_index_has_not_followed_yet_is_no_difference()
    {
        await partners.Store.Datasets.TouchAsync([(await partners.LivingAsync()).First().Key], default);

        (await Comparing.CompareAsync(default)).ShouldBe(0);
    }

    private async Task TamperAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(partners.DataFolder, "hub.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
