using Hub.Store;

namespace Hub.Tests.Harvesting;

/// <summary>A store whose process can die at any call.</summary>
internal sealed class CrashingStore(IRecordStore inner, Fuse fuse) : IRecordStore
{
    public IDatasets Datasets { get; } = CrashingProxy.Around(inner.Datasets, fuse);

    public ISources Sources { get; } = CrashingProxy.Around(inner.Sources, fuse);

    public IRuns Runs { get; } = CrashingProxy.Around(inner.Runs, fuse);

    public IAnswerCache Answers { get; } = CrashingProxy.Around(inner.Answers, fuse);

    public IDocuments Documents { get; } = CrashingProxy.Around(inner.Documents, fuse);

    public ISmallBlobs SmallBlobs { get; } = CrashingProxy.Around(inner.SmallBlobs, fuse);

    public IAnnouncements Announcements { get; } = CrashingProxy.Around(inner.Announcements, fuse);

    public Task MigrateAsync(CancellationToken cancellationToken) => inner.MigrateAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
