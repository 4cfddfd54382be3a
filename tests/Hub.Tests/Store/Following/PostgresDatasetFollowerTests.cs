using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

[NeedsServer("HUB_TEST_POSTGRES", "tests/servers/postgres")]
public sealed class PostgresDatasetFollowerTests : DatasetFollowerContract
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
}
