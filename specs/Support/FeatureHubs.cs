namespace Hub.Specs.Support;

/// <summary>The hubs of features that only read, one a feature: their background happens once.</summary>
public sealed class FeatureHubs : IAsyncLifetime
{
    private readonly Dictionary<string, HubUnderTest> hubs = [];

    /// <summary>The hub of a feature.</summary>
    public HubUnderTest Of(string feature) => hubs.TryGetValue(feature, out var known) ? known : hubs[feature] = new HubUnderTest();

    /// <inheritdoc />
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        foreach (var hub in hubs.Values)
        {
            await hub.DisposeAsync();
        }
    }
}
