using Hub.Store;
using Hub.Tests.Duplicates;
using Hub.Tests.Making;

using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Tests.Store;

/// <summary>What every Store promises processes that follow its datasets together.</summary>
/// <param name="place">Where the Store lies.</param>
public abstract class DatasetFollowerContract(IStorePlace place) : StoreContract(place)
{
    private const int Rules = 1;

    private IRecordStore other = null!;
    private ClusterBench bench = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        other = Open();
        bench = new ClusterBench(Store, Time);
    }

    public override async Task DisposeAsync()
    {
        bench.Dispose();
        await other.DisposeAsync();
        await base.DisposeAsync();
    }

    [ServedFact]
    public async Task Of_two_processes_that_read_one_batch_the_slower_writes_nothing_and_goes_on_where_the_faster_is()
    {
        using DatasetFollower slower = Follower(Store), faster = Follower(other);

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

                await NoteAsync(Store, "slower", read, moved, stop);
            }
        }

        await PutAsync("last");
        await slower.ReadAsync(await LastAsync(), (read, _, moved, stop) => NoteAsync(Store, "slower", read, moved, stop), default);
        await faster.ReadAsync(await LastAsync(), FasterAsync, default);
        (await Store.Documents.ReadAsync("notes", "", default).Select(note => note.Id[5..]).ToListAsync()).ShouldBe(
            ["first-1 faster", "second-1 faster", "later-1 faster", "first-2 faster", "second-2 faster", "later-2 faster", "last slower"]);

        Task FasterAsync(IReadOnlyList<StoredDataset> read, FollowingCursor cursor, DocumentWrite moved, CancellationToken stop) => NoteAsync(other, "faster", read, moved, stop);
    }

    private Task PutAsync(params string[] accessions) => bench.PutAsync([.. accessions.Select(accession => ClusterBench.A(accession, "idr"))]);

    private DatasetFollower Follower(IRecordStore own) => new(own, Cursors(own), Rules, Time, NullLogger<DatasetFollower>.Instance);

    private static FollowingCursors Cursors(IRecordStore own) => new(own.Documents, "note-following");

    private Task<long> LastAsync() => Store.Datasets.LastChangeAsync(default);

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
