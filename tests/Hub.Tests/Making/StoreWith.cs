using Hub.Store;

namespace Hub.Tests.Making;

/// <summary>A store of which some parts are a test's own. Who opened the store closes it.</summary>
internal sealed class StoreWith(IRecordStore inner) : IRecordStore
{
    public IDatasets Datasets => inner.Datasets;

    public ISources Sources => inner.Sources;

    public IRuns Runs => inner.Runs;

    public IAnswerCache Answers => inner.Answers;

    public IDocuments Documents { get; init; } = inner.Documents;

    public ISmallBlobs SmallBlobs => inner.SmallBlobs;

    public IAnnouncements Announcements { get; init; } = inner.Announcements;

    public Task MigrateAsync(CancellationToken cancellationToken) => inner.MigrateAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
