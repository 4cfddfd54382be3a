using System.Diagnostics;
using System.Globalization;

using Hub.Harvesting;
using Hub.Records;
using Hub.Store;

namespace Hub.Tests.Harvesting;

public sealed class ResumeTests : IAsyncLifetime
{
    private const int NoSpaceLeft = 28;

    private HarvestBench bench = null!;

    public async Task InitializeAsync() => bench = await HarvestBench.NewAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task Wherever_a_process_dies_the_next_start_finishes_the_same_run_without_loss_or_repetition()
    {
        var deaths = 0;
        for (var at = 1; ; at++)
        {
            await using var each = await ChangedArchiveAsync();
            var fuse = new Fuse(at);
            try
            {
                await each.MortalHarvester(fuse).RunAsync(each.OwnArchive, RunMode.Harvest, default);
            }
            catch (IOException)
            {
                deaths++;
            }

            if (!fuse.IsBlown)
            {
                break;
            }

            each.Time.Advance(TimeSpan.FromMinutes(2));
            var second = await each.HarvestAsync();

            var runs = await each.Store.Runs.ReadNewestAsync("own", 10, default);
            runs.ShouldAllBe(run => run.State == RunState.Succeeded, $"death {at}");
            // The run that died and went on, and one after it where it had died after its last write.
            var met = runs.SkipLast(1).Aggregate(RunCounts.None, (sum, run) => new(sum.New + run.Counts.New, sum.Changed + run.Counts.Changed, 0, 0, sum.Gone + run.Counts.Gone));
            met.ShouldBe(new RunCounts(1, 1, 0, 0, 1), $"death {at}");
            second.Counts.Seen.ShouldBe(12);
            var living = await each.LivingAsync();
            living.Count.ShouldBe(12);
            living["own-1"].ShouldBe("Changed");
            (await each.Verification().ReadAsync(default).ToListAsync()).ShouldBeEmpty();
        }

        deaths.ShouldBeGreaterThan(20);
    }

    public static TheoryData<Exception> FaultsOfTheHub =>
    [
        new ArchiveException("The answer could not be kept.", new IOException("No space left on device", NoSpaceLeft)),
        new Amazon.S3.AmazonS3Exception("Slow down") { StatusCode = System.Net.HttpStatusCode.ServiceUnavailable },
    ];

    [Theory]
    [MemberData(nameof(FaultsOfTheHub))]
    public async Task What_the_hub_itself_fails_at_is_no_record_s_fault(Exception fault)
    {
        bench.Fill(5);
        var faulty = bench.Harvester(mapping: bench.Mapping() with { Canonicalise = (_, _, _) => throw fault });

        (await Should.ThrowAsync<Exception>(() => faulty.RunAsync(bench.OwnArchive, RunMode.Harvest, default))).ShouldBe(fault);

        (await bench.Store.Sources.ReadProblemsAsync("own", default).ToListAsync()).ShouldBeEmpty();
        var run = await bench.HarvestAsync();
        (run.State, run.Counts).ShouldBe((RunState.Succeeded, new RunCounts(5, 0, 0, 0, 0)));
    }

    [Fact]
    public async Task A_run_that_the_hub_itself_broke_off_says_why_until_it_goes_on()
    {
        bench.Fill(5);
        var full = bench.Harvester(mapping: bench.Mapping() with { Merge = _ => throw new IOException("No space left on device : '/data/hub.db'", NoSpaceLeft) });

        await Should.ThrowAsync<IOException>(() => full.RunAsync(bench.OwnArchive, RunMode.Harvest, default));

        var broken = (await bench.Store.Runs.ReadNewestAsync("own", 1, default)).Single();
        (broken.State, broken.EndedAt).ShouldBe((RunState.Running, null));
        broken.Message.ShouldNotBeNull().ShouldContain("a disk of this hub has no room left");
        broken.Message.ShouldNotContain("/data", customMessage: "the page of a run is read by anybody");
        var start = await bench.Store.Runs.StartAsync(new RunRequest("own", RunMode.Harvest, broken.MappingVersion, "another", TimeSpan.FromMinutes(1)), default);
        (start.Run.Id, start.IsContinued, start.Run.Message).ShouldBe((broken.Id, true, null));
    }

    [Fact]
    public async Task A_continued_run_fetches_nothing_that_it_had_stored()
    {
        bench.Fill(30);
        using var shutdown = new CancellationTokenSource();
        bench.Own.OnListed = (key, _) => key == "k020" ? shutdown.CancelAsync() : Task.CompletedTask;
        await Should.ThrowAsync<OperationCanceledException>(() => bench.Harvester().RunAsync(bench.OwnArchive, RunMode.Harvest, shutdown.Token));
        var stored = (await bench.LivingAsync()).Count;
        stored.ShouldBeGreaterThan(0);
        bench.Own.OnListed = (_, _) => Task.CompletedTask;
        bench.Own.Fetched.Clear();

        var run = await bench.HarvestAsync();

        bench.Own.Fetched.Count.ShouldBe(30 - stored);
        run.Counts.ShouldBe(RunCounts.None with { New = 30 });
        (await bench.Store.Runs.ReadNewestAsync("own", 10, default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task While_a_run_is_at_work_no_other_process_can_start_one()
    {
        bench.Fill(3);
        var reached = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        bench.Own.OnListed = (_, _) =>
        {
            reached.TrySetResult();
            return goOn.Task;
        };
        var first = bench.HarvestAsync();
        await reached.Task;

        await using var other = bench.NewStore();
        var refused = await Should.ThrowAsync<RunRefusedException>(() => bench.Harvester(other).RunAsync(bench.OwnArchive, RunMode.Harvest, default));

        refused.Message.ShouldContain("at work");
        goOn.SetResult();
        (await first).State.ShouldBe(RunState.Succeeded);
    }

    [Fact]
    public async Task A_run_is_stopped_on_request_at_its_next_heartbeat()
    {
        bench.Fill(3);
        var reached = new TaskCompletionSource();
        bench.Own.OnListed = async (_, cancellationToken) =>
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        };
        var running = bench.HarvestAsync();
        await reached.Task;
        var run = (await bench.Store.Runs.ReadNewestAsync("own", 1, default)).Single();
        (await bench.Store.Runs.RequestStopAsync(run.Id, default)).ShouldBeTrue();

        bench.Time.Advance(bench.Options.LeaseTime);

        (await running).State.ShouldBe(RunState.Stopped);
    }

    [Fact]
    public async Task The_lease_of_a_process_that_was_killed_is_taken_back_at_once()
    {
        using var killed = Process.Start(new ProcessStartInfo("sleep", "600"))!;
        var started = new DateTimeOffset(killed.StartTime.ToUniversalTime()).ToUnixTimeMilliseconds();
        var owner = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{killed.Id}/{started}/x");
        bench.Fill(2);
        var version = (await bench.HarvestAsync()).MappingVersion;
        await bench.Store.Runs.StartAsync(new RunRequest("own", RunMode.Harvest, version, owner, TimeSpan.FromHours(1)), default);

        await Should.ThrowAsync<RunRefusedException>(() => bench.HarvestAsync(), "it lives");
        killed.Kill();
        await killed.WaitForExitAsync();

        (await bench.HarvestAsync()).State.ShouldBe(RunState.Succeeded);
    }

    [Fact]
    public async Task A_run_that_takes_too_long_ends_as_partial_and_deletes_nothing()
    {
        bench.Fill(30);
        await bench.HarvestAsync();
        bench.Own.Records.Remove("k000");
        var reached = new TaskCompletionSource();
        bench.Own.OnListed = async (key, cancellationToken) =>
        {
            if (key == "k020")
            {
                reached.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }
        };
        var running = bench.HarvestAsync();
        await reached.Task;

        bench.Time.Advance(bench.Options.LongestRun + TimeSpan.FromSeconds(1));

        var run = await running;
        run.State.ShouldBe(RunState.Partial);
        run.Message.ShouldNotBeNull().ShouldContain("LongestRun");
        (await bench.LivingAsync()).Count.ShouldBe(30);
    }

    /// <summary>A harvested archive in which one record has changed since, one is gone and one is new.</summary>
    private static async Task<HarvestBench> ChangedArchiveAsync()
    {
        var changed = await HarvestBench.NewAsync();
        changed.Fill(12);
        await changed.HarvestAsync();
        changed.Change("k001", "Changed");
        changed.Own.Records.Remove("k002");
        changed.Own.Records["k900"] = new ArchivedRecord("own-900", "New", "1");
        return changed;
    }
}
