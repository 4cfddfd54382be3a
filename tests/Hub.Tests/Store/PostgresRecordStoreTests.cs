using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

[NeedsServer("HUB_TEST_POSTGRES", "tests/servers/postgres")]
public sealed class PostgresRecordStoreTests : RecordStoreContract
{
    private readonly PostgresSchema schema = new();

    public override async Task InitializeAsync()
    {
        await schema.CreateAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await schema.DisposeAsync();
    }

    protected override IRecordStore Open() => new PostgresRecordStore(schema.ConnectionString, Time);

    [ServedFact]
    public async Task A_store_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await schema.ExecuteAsync("INSERT INTO layout (steps) VALUES (99)");

        var refused = await Should.ThrowAsync<InvalidDataException>(() => Store.MigrateAsync(default));

        refused.Message.ShouldContain("99");
        refused.Message.ShouldContain("newer version");
    }

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
