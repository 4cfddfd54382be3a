using Hub.Records;
using Hub.Store;

namespace Hub.Tests.Harvesting;

/// <summary>One hub and one archive through a random history on a simulated clock; after each harvest the store is judged.</summary>
internal sealed class SimulatedHub(HarvestBench bench, Random random)
{
    private const int Keys = 40;

    /// <summary>Real time after which a harvest hangs for a reason of its own; a busy machine may hold one up for many seconds.</summary>
    private static readonly TimeSpan Unforeseen = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);

    /// <summary>By how much the clock is moved at a time: less than a third of a lease.</summary>
    private static readonly TimeSpan Stride = TimeSpan.FromSeconds(15);

    private readonly SimulatedJudge judge = new(bench);
    private TaskCompletionSource hanging = new();
    private (Suspension Suspension, Task<Run> Harvest)? sleeper;

    public static async Task LiveAsync(int seed, int harvests)
    {
        await using var bench = await HarvestBench.NewAsync();
        (bench.Options.DeletedRecords, bench.Options.DeletedShare) = (3, 0.2);
        (bench.Options.AlteredRecords, bench.Options.AlteredShare) = (4, 0.3);
        bench.Options.LongestRun = TimeSpan.FromHours(2);
        var hub = new SimulatedHub(bench, new Random(seed));
        var step = 0;
        try
        {
            for (; step < harvests; step++)
            {
                await hub.StepAsync();
            }
        }
        catch (Exception wrong)
        {
            var runs = await bench.Store.Runs.ReadNewestAsync("own", 3, default);
            var told = runs.Select(run => $"run {run.Id} {run.Mode} {run.State} of {run.RecordsBefore}: {run.Counts} {run.Message}");
            throw new ShouldAssertException($"Seed {seed}, harvest {step}: {wrong.Message}\n{string.Join('\n', told)}", wrong);
        }
        finally
        {
            await hub.LetSleeperEndAsync();
        }
    }

    private async Task StepAsync()
    {
        ChangeArchive();
        await judge.RememberAsync();
        var run = sleeper is null && random.Next(10) == 0 ? await FallAsleepAsync() : await HarvestAsync();
        if (run is not null)
        {
            await judge.JudgeAsync(run);
            if (run.State == RunState.Held && random.Next(3) > 0)
            {
                await DecideAsync(run);
            }
        }
        else
        {
            await judge.JudgeDeathAsync();
        }

        bench.Time.Advance(bench.Options.LeaseTime + TimeSpan.FromSeconds(1));
        await judge.DemandNoLivingLeaseAsync();
        bench.Time.Advance(TimeSpan.FromHours(1));
    }

    private async Task DecideAsync(Run held)
    {
        if (random.Next(2) == 0)
        {
            await judge.JudgeApprovalAsync(await bench.Harvester().ApproveAsync(held.Id, "curator", default));
        }
        else
        {
            await judge.JudgeRejectionAsync(await bench.Harvester().RejectAsync(held.Id, "curator", default));
        }
    }

    /// <summary>A harvest that may meet any fault; null where its process died.</summary>
    private async Task<Run?> HarvestAsync()
    {
        bench.Own.ListingBreaksAfter = random.Next(6) == 0 ? random.Next(Keys) : null;
        bench.Own.OnListed = Fault();
        var mode = random.Next(8) == 0 ? RunMode.FullHarvest : RunMode.Harvest;
        var fuse = sleeper is null && random.Next(3) == 0 ? new Fuse(1 + random.Next(150)) : null;
        var harvester = fuse is null ? bench.Harvester() : bench.MortalHarvester(fuse);
        hanging = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var harvest = Task.Run(() => harvester.RunAsync(bench.OwnArchive, mode, default));
        await DriveAsync(harvest);
        try
        {
            return await harvest;
        }
        catch (Exception death) when (fuse?.IsBlown == true && death is IOException or LeaseLostException)
        {
            return null;
        }
        finally
        {
            await WakeAsync();
        }
    }

    /// <summary>A harvest whose process stands still in the middle of its work; null unless it ended before that.</summary>
    private async Task<Run?> FallAsleepAsync()
    {
        var suspension = new Suspension(1 + random.Next(10));
        var harvester = bench.Harvester(new SuspendedStore(bench.Store, suspension), own: bench.Own.Frozen());
        var harvest = Task.Run(() => harvester.RunAsync(bench.OwnArchive, RunMode.Harvest, default));
        if (await Task.WhenAny(harvest, suspension.Asleep) == harvest)
        {
            return await harvest;
        }

        sleeper = (suspension, harvest);
        return null;
    }

    /// <summary>Who wakes up after another took the archive over writes nothing any more.</summary>
    private async Task WakeAsync()
    {
        if (sleeper is var (suspension, harvest))
        {
            sleeper = null;
            suspension.Wake();
            await Should.ThrowAsync<LeaseLostException>(harvest, "a process that slept past its lease went on writing");
        }
    }

    /// <summary>Whom nobody has taken the archive from when a history ends, goes on to its end.</summary>
    private async Task LetSleeperEndAsync()
    {
        if (sleeper is var (suspension, harvest))
        {
            suspension.Wake();
            await Task.WhenAny(harvest);
        }
    }

    /// <summary>Moves the clock while a harvest is at work, now and then, and always while it hangs.</summary>
    private async Task DriveAsync(Task harvest)
    {
        if (random.Next(4) > 0)
        {
            await Task.WhenAny(harvest, hanging.Task, Task.Delay(Unforeseen));
        }

        while (await Task.WhenAny(harvest, Task.Delay(Glance)) != harvest)
        {
            var hangsLong = hanging.Task.IsCompleted && bench.Time.GetUtcNow() > judge.Since + TimeSpan.FromMinutes(2);
            bench.Time.Advance(hangsLong ? TimeSpan.FromHours(3) : Stride);
            await BeatAsync(harvest);
        }
    }

    /// <summary>Waits until the heart of a harvest has beaten so lately that the next stride finds its lease alive.</summary>
    private async Task BeatAsync(Task harvest)
    {
        while (!harvest.IsCompleted && await bench.Store.Runs.ReadNewestAsync("own", 1, default) is [{ State: RunState.Running } run]
            && run.LeaseUntil <= bench.Time.GetUtcNow() + Stride)
        {
            await Task.WhenAny(harvest, Task.Delay(Glance));
        }
    }

    private Task HangAsync(TimeSpan time, CancellationToken token)
    {
        var ends = Task.Delay(time, bench.Time, token);
        hanging.TrySetResult();
        return ends;
    }

    private Func<string, CancellationToken, Task> Fault()
    {
        var at = $"k{random.Next(Keys):000}";
        return random.Next(12) switch
        {
            0 => (key, _) => key == at ? throw new ArchiveException("A wall.") { Failure = ArchiveFailure.Page } : Task.CompletedTask,
            1 => (key, token) => key == at ? HangAsync(TimeSpan.FromDays(9), token) : Task.CompletedTask,
            2 => async (key, token) =>
            {
                if (key == at && (await bench.Store.Runs.ReadNewestAsync("own", 1, token)) is [var run])
                {
                    await bench.Store.Runs.RequestStopAsync(run.Id, token);
                    await HangAsync(TimeSpan.FromMinutes(5), token);
                }
            },
            3 or 4 when sleeper is var (suspension, _) => (key, _) =>
            {
                if (key == at)
                {
                    suspension.Wake();
                }

                return Task.CompletedTask;
            },
            _ => (_, _) => Task.CompletedTask,
        };
    }

    private void ChangeArchive()
    {
        var archive = bench.Own.Records;
        switch (random.Next(14))
        {
            case 0:
                archive.Clear();
                break;
            case 1:
                Each(record => record with { Title = $"Garbled {random.Next(1000)}" }, 1);
                break;
            case 2:
                foreach (var key in archive.Keys.Where(_ => random.Next(2) == 0).ToList())
                {
                    archive.Remove(key);
                }

                break;
            case 3:
                Each(record => record with { FetchFails = !record.FetchFails }, 3);
                break;
            default:
                ChangeSome(random.Next(7));
                break;
        }
    }

    private void Each(Func<ArchivedRecord, ArchivedRecord> change, int oneIn)
    {
        foreach (var key in bench.Own.Records.Keys.Where(_ => random.Next(oneIn) == 0).ToList())
        {
            bench.Own.Records[key] = change(bench.Own.Records[key]) with { Mark = $"m{random.Next()}" };
        }
    }

    private void ChangeSome(int changes)
    {
        var archive = bench.Own.Records;
        for (; changes > 0; changes--)
        {
            var key = $"k{random.Next(Keys):000}";
            switch (random.Next(6))
            {
                case 0:
                    archive.Remove(key);
                    break;
                case 1 when archive.TryGetValue(key, out var unreadable):
                    archive[key] = unreadable with { IsUnreadable = true, Mark = $"m{random.Next()}" };
                    break;
                default:
                    archive[key] = new ArchivedRecord("own-" + key, $"Title {random.Next(1000)}", $"m{random.Next()}");
                    break;
            }
        }
    }
}
