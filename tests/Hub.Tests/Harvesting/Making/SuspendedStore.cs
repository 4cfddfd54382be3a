using Hub.Store;

namespace Hub.Tests.Harvesting;

/// <summary>The store of a process that can be suspended.</summary>
internal sealed class SuspendedStore(IRecordStore inner, Suspension suspension) : IRecordStore
{
    public IDatasets Datasets => inner.Datasets;

    public ISources Sources => inner.Sources;

    public IRuns Runs { get; } = SuspendedRuns.Around(inner.Runs, suspension);

    public IAnswerCache Answers => inner.Answers;

    public IDocuments Documents => inner.Documents;

    public ISmallBlobs SmallBlobs => inner.SmallBlobs;

    public IAnnouncements Announcements => inner.Announcements;

    public Task MigrateAsync(CancellationToken cancellationToken) => inner.MigrateAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
