using Hub.Store;
using Hub.Tests.Duplicates;
using Hub.Tests.Harvesting;
using Hub.Tests.Making;

using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Tests.Store;

/// <summary>What every store promises processes that follow its datasets together.</summary>
public abstract class DatasetFollowerContract : IAsyncLifetime
{
    private const int Rules = 1;

    private IRecordStore store = null!;
    private IRecordStore other = null!;
    private ClusterBench bench = null!;

    private protected ManualTime Time { get; } = new();

    public virtual async Task InitializeAsync()
    {
        (store, other) = (Open(), Open());
        await store.MigrateAsync(default);
        bench = new ClusterBench(store, Time);
    }

    public virtual async Task DisposeAsync()
    {
        bench.Dispose();
        await store.DisposeAsync();
        await other.DisposeAsync();
    }

    /// <summary>Opens the same store again, as another process does.</summary>
    protected abstract IRecordStore Open();

    [ServedFact]
    public async Task Of_two_processes_that_read_one_batch_the_slower_writes_nothing_and_goes_on_where_the_faster_is()
    {
        using DatasetFollower slower = Follower(store), faster = Follower(other);

        // At first there is no cursor to be at, and then there is one.
        foreach (var round in new[] { "1", "2" })
        {
            await PutAsync($"first-{round}", $"second-{round}");
            var (upTo, isOvertaken) = (await LastAsync(), false);
            (await slower.ReadAsync(upTo, OvertakenAsync, default)).ShouldBe(upTo);

            async Task OvertakenAsync(IReadOnlyList<StoredDataset> read, FollowingCursor cursor, DocumentWrite moved, CancellationToken stop)
            {
                if (!isOvertaken)
                {
                    isOvertaken = true;
                    await faster.ReadAsync(await LastAsync(), FasterAsync, stop);
                    await PutAsync($"later-{round}");
                    await faster.ReadAsync(await LastAsync(), FasterAsync, stop);
                }

                await NoteAsync(store, "slower", read, moved, stop);
            }
        }

        await PutAsync("last");
        await slower.ReadAsync(await LastAsync(), (read, _, moved, stop) => NoteAsync(store, "slower", read, moved, stop), default);
        await faster.ReadAsync(await LastAsync(), FasterAsync, default);
        (await store.Documents.ReadAsync("notes", "", default).Select(note => note.Id[5..]).ToListAsync()).ShouldBe(
            ["first-1 faster", "second-1 faster", "later-1 faster", "first-2 faster", "second-2 faster", "later-2 faster", "last slower"]);

        Task FasterAsync(IReadOnlyList<StoredDataset> read, FollowingCursor cursor, DocumentWrite moved, CancellationToken stop) => NoteAsync(other, "faster", read, moved, stop);
    }

    private Task PutAsync(params string[] accessions) => bench.PutAsync([.. accessions.Select(accession => ClusterBench.A(accession, "idr"))]);

    private DatasetFollower Follower(IRecordStore own) => new(own, Cursors(own), Rules, Time, NullLogger<DatasetFollower>.Instance);

    private static FollowingCursors Cursors(IRecordStore own) => new(own.Documents, "note-following");

    private Task<long> LastAsync() => store.Datasets.LastChangeAsync(default);

    // What is derived of each dataset: a note of who read it, numbered as they come.
    private static async Task NoteAsync(IRecordStore own, string by, IReadOnlyList<StoredDataset> read, DocumentWrite moved, CancellationToken cancellationToken)
    {
        var writes = new List<DocumentWrite> { moved };
        foreach (var dataset in read)
        {
            var number = await own.Documents.NextNumberAsync("notes", cancellationToken);
            writes.Add(new DocumentWrite { Collection = "notes", Id = FormattableString.Invariant($"{number:0000} {dataset.Dataset.Accession} {by}"), ExpectedRevision = null, Json = "{}"u8.ToArray() });
        }

        await own.Documents.CommitAsync(writes, cancellationToken);
    }
}
