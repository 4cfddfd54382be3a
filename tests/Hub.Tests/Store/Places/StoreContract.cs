using Hub.Store;
using Hub.Tests.Harvesting;

namespace Hub.Tests.Store;

/// <summary>What holds for a store wherever it lies.</summary>
/// <param name="place">Where.</param>
public abstract class StoreContract(IStorePlace place) : IAsyncLifetime
{
    protected IRecordStore Store { get; private set; } = null!;

    protected IStorePlace Place => place;

    private protected ManualTime Time { get; } = new();

    public virtual async Task InitializeAsync()
    {
        await place.CreateAsync();
        Store = Open();
        await Store.MigrateAsync(default);
    }

    public virtual async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        await place.DisposeAsync();
    }

    /// <summary>Opens the same store again, as another process does.</summary>
    protected IRecordStore Open() => place.Open(Time);
}
