using System.Globalization;
using System.Runtime.CompilerServices;
using Hub.Records;
using Hub.Store;

namespace Hub.Tests.Catalogue;

/// <summary>The store's datasets as a list of changes in memory.</summary>
internal sealed class ListedDatasets(TimeProvider? time = null) : IDatasets
{
    private readonly SortedDictionary<long, StoredDataset> changes = [];
    private readonly Dictionary<string, long> last = new(StringComparer.Ordinal);
    private long change;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>After how many changes a reading fails; null where none does.</summary>
    public int? FailsAfter { get; set; }

    public FollowingPace Pace { get; } = new(time ?? TimeProvider.System);

    public void Put(Dataset dataset, FileListReference? files = null, bool deleted = false)
    {
        if (last.TryGetValue(dataset.Accession, out long before)) changes.Remove(before);
        last[dataset.Accession] = ++change;
        changes[change] = new StoredDataset
        {
            Dataset = dataset,
            Digest = string.Create(CultureInfo.InvariantCulture, $"{dataset.GetHashCode():x}-{change}"),
            Files = files,
            Change = change,
            ChangedAt = dataset.HarvestedAt,
            DeletedAt = deleted ? dataset.HarvestedAt : null,
        };
        Interlocked.Exchange(ref changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    public Task<StoredDataset?> FindAsync(string accession, CancellationToken cancellationToken) =>
        Task.FromResult(last.TryGetValue(accession, out long at) ? changes[at] : null);

    public async IAsyncEnumerable<StoredDataset> ReadChangesAsync(long since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        int read = 0;
        foreach (var stored in changes.Values.Where(stored => stored.Change > since).ToArray()) yield return read++ == FailsAfter ? throw new IOException("The disk is gone.") : stored;
    }

    public IAsyncEnumerable<DatasetMark> ReadMarksAsync(CancellationToken cancellationToken) => changes.Values
        .Select(stored => new DatasetMark(stored.Dataset.Accession, stored.Dataset.Archive, stored.Digest, stored.Files?.Digest, stored.Change, stored.IsDeleted))
        .OrderBy(mark => mark.Accession, StringComparer.Ordinal).ToArray().ToAsyncEnumerable();

    public Task<long> LastChangeAsync(CancellationToken cancellationToken) => Task.FromResult(change);

    public async Task<long> WaitForChangeAsync(long since, CancellationToken cancellationToken)
    {
        while (change <= since) await changed.Task.WaitAsync(cancellationToken);
        return change;
    }

    public Task<IReadOnlyList<string>> FindChangedUntilAsync(IReadOnlyCollection<string> accessions, long change, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. accessions.Where(accession => last.TryGetValue(accession, out long at) && at <= change && !changes[at].IsDeleted)]);

    public async Task TouchAsync(IReadOnlyCollection<string> accessions, CancellationToken cancellationToken)
    {
        foreach (string accession in accessions)
            if (await FindAsync(accession, cancellationToken) is { IsDeleted: false } stored) Put(stored.Dataset, stored.Files);
    }
}
