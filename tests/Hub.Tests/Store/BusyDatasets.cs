using Hub.Store;

namespace Hub.Tests.Store;

/// <summary>Datasets that have changed whenever somebody looks, for so many looks.</summary>
internal sealed class BusyDatasets(int looks) : IDatasets
{
    private int change;

    public FollowingPace Pace { get; } = new(TimeProvider.System);

    public Task<long> LastChangeAsync(CancellationToken cancellationToken) => Task.FromResult((long)(change < looks ? ++change : change));

    public Task<StoredDataset?> FindAsync(string accession, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<StoredDataset> ReadChangesAsync(long since, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<DatasetMark> ReadMarksAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long> WaitForChangeAsync(long since, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> FindChangedUntilAsync(IReadOnlyCollection<string> accessions, long change, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task TouchAsync(IReadOnlyCollection<string> accessions, CancellationToken cancellationToken) => throw new NotSupportedException();
}
