using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

public sealed class SqliteDatasetFollowerTests : DatasetFollowerContract
{
    private readonly TemporaryFolder folder = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override IRecordStore Open() => new SqliteRecordStore(folder.Below("hub.db"), Time);
}
