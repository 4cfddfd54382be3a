using Hub.Store;
using Hub.Tests.Catalogue;
using Hub.Tests.Harvesting;
using Hub.Tests.Making;

using Microsoft.Extensions.Logging;

namespace Hub.Tests.Store;

public sealed class DatasetsFollowingTests
{
    private readonly ManualTime time = new() { IsHurried = true };

    [Theory]
    [InlineData(int.MaxValue, 5.0, 20.0, 15.0)]
    [InlineData(int.MaxValue, 25.0, 20.0, 0.0)]
    [InlineData(int.MaxValue, 0.5, 20.0, 5.0)]
    [InlineData(int.MaxValue, 0.0, 20.0, 0.0)]
    [InlineData(3, 5.0, 20.0, 3.0)]
    [InlineData(0, 5.0, 20.0, 1.0)]
    public async Task A_follower_rests_while_changes_keep_coming_and_goes_on_as_soon_as_the_store_is_quiet(int looks, double step, double longest, double rest)
    {
        var began = time.GetUtcNow();

        await new BusyDatasets(looks).RestAsync(TimeSpan.FromSeconds(step), TimeSpan.FromSeconds(longest), time, default);

        (time.GetUtcNow() - began).ShouldBe(TimeSpan.FromSeconds(rest));
    }

    [Fact]
    public async Task Followers_read_one_stretch_one_after_the_other_and_one_that_fails_is_logged_and_tried_again_and_holds_none_up()
    {
        var datasets = new ListedDatasets();
        datasets.Put(new GeneratedRecords(1, 1).Datasets[0]);
        var log = new ListedLog<DatasetsFollowingTests>();
        var read = new List<string>();
        var attempts = 0;
        using var over = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => datasets.FollowAsync([Failing, Second, Last], log, time, over.Token));

        read.ShouldBe(["second 1", "last 1", "failed before", "second 2", "last 2"]);
        log.Entries.ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Error);
        time.Pauses.ShouldContain(TimeSpan.FromSeconds(10));

        Task<long> Failing(long upTo, CancellationToken stop)
        {
            if (attempts++ == 0) throw new IOException("The disk is full.");
            read.Add("failed before");
            return Task.FromResult(upTo);
        }

        Task<long> Second(long upTo, CancellationToken stop)
        {
            read.Add($"second {upTo}");
            // What comes meanwhile is for the next stretch.
            datasets.Put(new GeneratedRecords(2, 1).Datasets[0]);
            return Task.FromResult(upTo);
        }

        async Task<long> Last(long upTo, CancellationToken stop)
        {
            read.Add($"last {upTo}");
            if (upTo == 2) await over.CancelAsync();
            return upTo;
        }
    }

    [Fact]
    public async Task A_stretch_that_failed_holds_no_harvest_up_and_one_that_is_read_takes_up_all_before_it()
    {
        var datasets = new ListedDatasets(time);
        datasets.Put(new GeneratedRecords(1, 1).Datasets[0]);
        datasets.Pace.Committed();
        using var over = new CancellationTokenSource();
        var unread = new List<TimeSpan>();

        await Should.ThrowAsync<OperationCanceledException>(() => datasets.FollowAsync([Reading], new ListedLog<DatasetsFollowingTests>(), time, over.Token));

        unread.ShouldBe([TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(30)]);

        async Task<long> Reading(long upTo, CancellationToken stop)
        {
            unread.Add(datasets.Pace.Unread);
            datasets.Pace.Committed();
            time.Advance(TimeSpan.FromSeconds(30));
            if (unread.Count == 1) throw new IOException("The disk is full.");
            if (unread.Count == 2) datasets.Put(new GeneratedRecords(2, 1).Datasets[0]);
            if (unread.Count == 3) await over.CancelAsync();
            return upTo;
        }
    }

    [Fact]
    public async Task Where_changes_were_unread_for_long_the_last_does_not_wait_for_those_before_it()
    {
        var datasets = new ListedDatasets(time);
        datasets.Put(new GeneratedRecords(1, 1).Datasets[0]);
        datasets.Pace.Committed();
        time.Advance(TimeSpan.FromSeconds(20));
        using var over = new CancellationTokenSource();
        var lastHasRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var met = false;

        await Should.ThrowAsync<OperationCanceledException>(() => datasets.FollowAsync([First, Last], new ListedLog<DatasetsFollowingTests>(), time, over.Token));

        met.ShouldBeTrue();

        async Task<long> First(long upTo, CancellationToken stop)
        {
            met = await Task.WhenAny(lastHasRead.Task, Task.Delay(TimeSpan.FromMinutes(1), CancellationToken.None)) == lastHasRead.Task;
            await over.CancelAsync();
            return upTo;
        }

        Task<long> Last(long upTo, CancellationToken stop)
        {
            lastHasRead.SetResult();
            return Task.FromResult(upTo);
        }
    }

    [Fact]
    public async Task A_follower_whose_time_was_up_goes_on_though_nothing_changes()
    {
        var datasets = new ListedDatasets();
        foreach (var dataset in new GeneratedRecords(1, 3).Datasets) datasets.Put(dataset);
        using var over = new CancellationTokenSource();
        var reached = 0L;

        await Should.ThrowAsync<OperationCanceledException>(() => datasets.FollowAsync([Slow], new ListedLog<DatasetsFollowingTests>(), time, over.Token));

        reached.ShouldBe(3);

        async Task<long> Slow(long upTo, CancellationToken stop)
        {
            if (++reached == upTo) await over.CancelAsync();
            return reached;
        }
    }
}
