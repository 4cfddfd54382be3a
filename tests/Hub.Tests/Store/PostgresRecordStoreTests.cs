using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

[NeedsServer("HUB_TEST_POSTGRES", "tests/servers/postgres")]
public sealed class PostgresRecordStoreTests() : RecordStoreContract(new PostgresPlace())
{
    [ServedFact]
    public async Task Hubs_that_start_at_once_bring_the_tables_forward_once()
    {
        await using var empty = new PostgresSchema();
        await empty.CreateAsync();
        var stores = Enumerable.Range(0, 6).Select(_ => new PostgresRecordStore(empty.ConnectionString, Time)).ToList();

        await Task.WhenAll(stores.Select(store => Task.Run(() => store.MigrateAsync(default))));

        (await stores[0].Datasets.LastChangeAsync(default)).ShouldBe(0);
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }
}
