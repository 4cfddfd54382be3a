using Hub.Portal.Registering;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Harvesting;
using Hub.Tests.Making;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Tests.Deposition.Partners;

/// <summary>How a hub reads what partners announced, while archives take their time.</summary>
public sealed class AnnouncementReadingTests : IAsyncLifetime
{
    private const int MoreThanAtOnce = AnnouncedChanges.SideBySide + 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(1);

    private readonly ServiceProvider none = new ServiceCollection().BuildServiceProvider();
    private readonly TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim asked = new(0);
    private readonly Lock gate = new();
    private HarvestBench bench = null!;
    private WatchedAnnouncements watched = null!;
    private AnnouncedChanges changes = null!;
    private int atWork;
    private int mostAtWork;

    private IEnumerable<ArchiveDefinition> Slow => Enumerable.Range(0, MoreThanAtOnce).Select(number => bench.OwnArchive with { Id = $"slow{number}", OwnsAccessions = null });

    public async Task InitializeAsync()
    {
        bench = await HarvestBench.NewAsync();
        // Only the announcement's own hold is looked at, not the run's lease.
        bench.Options.LeaseTime = TimeSpan.FromHours(1);
        bench.Fill(1);
        bench.Own.OnListed = AskAsync;
        bench.Twin.Records["t"] = new ArchivedRecord("twin-1", "A record of the other archive", "1");
        watched = new WatchedAnnouncements(bench.Store.Announcements);
        var archives = new ArchiveDirectory([bench.OwnArchive, bench.TwinArchive, .. Slow]);
        var reader = new AnnouncementReader(archives, bench.Harvester(), none, NullLogger<AnnouncementReader>.Instance);
        changes = new AnnouncedChanges(archives, new StoreWith(bench.Store) { Announcements = watched }, reader, bench.Time, NullLogger<AnnouncedChanges>.Instance);
        await changes.StartAsync(default);
    }

    public async Task DisposeAsync()
    {
        await changes.StopAsync(default);
        changes.Dispose();
        await bench.DisposeAsync();
        await none.DisposeAsync();
        asked.Dispose();
    }

    [Fact]
    public async Task What_takes_longer_to_read_than_it_is_held_is_held_on_and_no_other_process_takes_it()
    {
        await AnnounceAsync("own", "one");
        await asked.WaitAsync(Patience);
        await using var other = bench.NewStore();

        for (var beat = 0; beat < 12; beat++)
        {
            bench.Time.Advance(Hold / 4);

            (await watched.NextHeldAsync()).ShouldBe(("one", Hold));
            (await other.Announcements.TakeAsync(["own"], Hold, default)).ShouldBeNull("its reader is still at it");
        }

        go.SetResult();
        (await watched.NextReadAsync()).ShouldBe("one");
        bench.Time.Advance(2 * Hold);
        (await other.Announcements.TakeAsync(["own"], Hold, default)).ShouldBeNull("it was read");
    }

    [Fact]
    public async Task What_one_archive_announced_is_read_while_another_takes_its_time()
    {
        await AnnounceAsync("own", "one");
        await AnnounceAsync("own", "two");
        await asked.WaitAsync(Patience);

        await AnnounceAsync("twin", "other");

        (await watched.NextReadAsync()).ShouldBe("other");
        (await bench.LivingAsync()).Keys.ShouldBe(["twin-1"]);
        go.SetResult();
        (await watched.NextReadAsync()).ShouldBe("one");
        (await watched.NextReadAsync()).ShouldBe("two");
        mostAtWork.ShouldBe(1, "one archive is asked for one announcement after the other");
    }

    [Fact]
    public async Task No_more_than_some_archives_are_asked_at_once_and_the_others_have_their_turn()
    {
        foreach (var archive in Slow)
        {
            await AnnounceAsync(archive.Id, archive.Id);
        }

        for (var archive = 0; archive < AnnouncedChanges.SideBySide; archive++)
        {
            (await asked.WaitAsync(Patience)).ShouldBeTrue();
        }

        (await bench.Store.Announcements.TakeAsync([.. Slow.Select(archive => archive.Id)], TimeSpan.Zero, default)).ShouldNotBeNull("some wait");
        go.SetResult();
        var read = new List<string>();
        while (read.Count < MoreThanAtOnce)
        {
            read.Add(await watched.NextReadAsync());
        }

        read.ShouldBe(Slow.Select(archive => archive.Id), ignoreOrder: true);
        mostAtWork.ShouldBe(AnnouncedChanges.SideBySide);
    }

    private async Task AnnounceAsync(string archive, string signature) =>
        (await changes.AnnounceAsync(new KeptAnnouncement(archive, signature, ["k"]), default)).ShouldBe(Announced.Kept);

    private async Task AskAsync(string key, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            mostAtWork = Math.Max(mostAtWork, ++atWork);
        }

        asked.Release();
        await go.Task.WaitAsync(cancellationToken);
        lock (gate)
        {
            atWork--;
        }
    }
}
