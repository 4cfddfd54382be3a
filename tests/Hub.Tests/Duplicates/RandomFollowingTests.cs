using Hub.Records;
using Hub.Store;
using Hub.Tests.Harvesting;
using Hub.Tests.Making;

namespace Hub.Tests.Duplicates;

/// <summary>
/// Links and clusters follow a store, and readers keep what they found of each dataset, in several processes that work at the same time, die
/// and come back: in the end each reader knows what a new one reads.
/// </summary>
public sealed class RandomFollowingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    public void Dispose() => folder.Dispose();

    [Theory, MemberData(nameof(Seeds))]
    public async Task Whoever_reads_when_and_dies_where_every_reader_ends_with_what_a_new_one_reads(int seed)
    {
        var random = new Random(seed);
        await using var store = await OpenAsync();
        using ClusterBench one = new(store, new ManualTime()), other = new(store, new ManualTime());
        using KeptReading first = Reader(one), second = Reader(other), fresh = Reader(one);
        KeptReading[] readers = [first, second];
        await one.PutAsync(RandomClusterTests.Some(random));
        for (var step = 0; step < 30; step++)
        {
            // An archive is harvested by one at a time.
            await Task.WhenAll(Enumerable.Range(0, 3).Select(place => ActAsync(random.Next(place == 0 ? 0 : 2, 8), new Random(random.Next()), store, [one, other], readers)).ToArray());
        }

        await one.FollowAsync();
        foreach (var reader in readers.Append(fresh))
        {
            await reader.ReadAsync(await store.Datasets.LastChangeAsync(default), default);
        }

        fresh.Kept.ShouldNotBeEmpty();
        first.Kept.ShouldBe(fresh.Kept);
        second.Kept.ShouldBe(fresh.Kept);
    }

    [Fact]
    public async Task A_dataset_that_comes_with_links_and_copies_is_read_once_and_again_when_a_later_one_speaks_of_it()
    {
        await using var store = await OpenAsync();
        using var bench = new ClusterBench(store, new ManualTime());
        using var reader = Reader(bench);
        await ChainAsync();
        var some = RandomClusterTests.Some(new Random(5));
        await bench.PutAsync(some);

        await ChainAsync();

        reader.Count.ShouldBe(some.Length);
        (await bench.Links.ReadAsync("", default).CountAsync()).ShouldBeGreaterThan(3);
        (await bench.Clusters.ReadAsync(default).CountAsync()).ShouldBeGreaterThan(1);
        await ChainAsync();
        reader.Count.ShouldBe(some.Length, "nobody spoke of any of them");
        await bench.PutAsync(ClusterContract.Citing("S-BIAD999", "bia", some[0].Accession, "References"));

        await ChainAsync();
        await ChainAsync();

        reader.Count.ShouldBe(some.Length + 2);
        reader.Kept.Single(kept => kept.StartsWith($"{some[0].Accession}:", StringComparison.Ordinal)).ShouldContain("S-BIAD999");

        async Task ChainAsync()
        {
            var upTo = await store.Datasets.LastChangeAsync(default);
            foreach (var follower in (Func<long, CancellationToken, Task<long>>[])[bench.LinkAsync, bench.ClusterAsync, reader.ReadAsync])
            {
                (await follower(upTo, default)).ShouldBe(upTo);
            }
        }
    }

    private static KeptReading Reader(ClusterBench bench) => new(bench.Store.Datasets, bench.Links, bench.Clusters);

    private static async Task ActAsync(int act, Random random, IRecordStore store, ClusterBench[] hubs, KeptReading[] readers)
    {
        var (which, upTo) = (random.Next(2), await store.Datasets.LastChangeAsync(default));
        var dataset = RandomClusterTests.Some(random)[random.Next(24)];
        await (act switch
        {
            0 => hubs[0].PutAsync(dataset),
            1 => hubs[0].GoAsync(dataset),
            2 or 3 => hubs[which].LinkAsync(upTo, default),
            4 => hubs[which].ClusterAsync(upTo, default),
            5 => hubs[0].Links.CommitAsync([Said(dataset.Accession, random)], [], default),
            6 => DieAsync(store, random.Next(1, 60), upTo),
            _ => readers[which].ReadAsync(upTo, default),
        });
    }

    private static LinkChange Said(string accession, Random random) => new(
        Link.Of(accession, LinkRelation.SpatiallyCorrelatedWith, RandomClusterTests.Some(random)[3].Accession, new LinkAssertion { By = new Asserter(AsserterKind.Depositor, "Carla"), Evidence = $"Seen {random.Next(9)} times", At = DateTimeOffset.UnixEpoch }),
        null);

    private static async Task DieAsync(IRecordStore store, int call, long upTo)
    {
        using var dying = new ClusterBench(new CrashingStore(store, new Fuse(call)), new ManualTime());
        try
        {
            await dying.LinkAsync(upTo, default);
            await dying.ClusterAsync(upTo, default);
        }
        catch (IOException)
        {
            // The others go on.
        }
    }

    private async Task<IRecordStore> OpenAsync()
    {
        var store = new SqliteRecordStore(folder.Below("hub.db"), new ManualTime());
        await store.MigrateAsync(default);
        return store;
    }
}
