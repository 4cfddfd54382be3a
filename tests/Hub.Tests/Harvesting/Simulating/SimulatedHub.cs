using Hub.Records;
using Hub.Store;

namespace Hub.Tests.Harvesting;

/// <summary>One hub and one archive through a random history on a simulated clock; after each harvest the store is judged.</summary>
internal sealed class SimulatedHub(HarvestBench bench, Random random)
{
    private const int Keys = 40;

    private readonly SimulatedJudge judge = new(bench);

    public static async Task LiveAsync(int seed, int harvests)
    {
        await using var bench = await HarvestBench.NewAsync();
        (bench.Options.DeletedRecords, bench.Options.DeletedShare) = (3, 0.2);
        (bench.Options.AlteredRecords, bench.Options.AlteredShare) = (4, 0.3);
        bench.Options.LongestRun = TimeSpan.FromHours(2);
        var hub = new SimulatedHub(bench, new Random(seed));
        for (var step = 0; step < harvests; step++)
        {
            try
            {
                await hub.StepAsync();
            }
            catch (Exception wrong)
            {
                var runs = await bench.Store.Runs.ReadNewestAsync("own", 3, default);
                var told = runs.Select(run => $"run {run.Id} {run.Mode} {run.State} of {run.RecordsBefore}: {run.Counts} {run.Message}");
                throw new ShouldAssertException($"Seed {seed}, harvest {step}: {wrong.Message}\n{string.Join('\n', told)}", wrong);
            }
        }
    }

    private async Task StepAsync()
    {
        ChangeArchive();
        await judge.RememberAsync();
        var run = await HarvestAsync();
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
        var fuse = random.Next(3) == 0 ? new Fuse(1 + random.Next(120)) : null;
        var harvester = fuse is null ? bench.Harvester() : bench.Harvester(new CrashingStore(bench.Store, fuse), CrashingProxy.Around(bench.Blobs, fuse));
        var harvest = Task.Run(() => harvester.RunAsync(bench.OwnArchive, mode, default));
        await DriveAsync(harvest);
        try
        {
            return await harvest;
        }
        catch (IOException) when (fuse?.IsBlown == true)
        {
            return null;
        }
        catch (LeaseLostException) when (fuse?.IsBlown == true)
        {
            return null;
        }
    }

    /// <summary>Moves the clock while a harvest hangs.</summary>
    private async Task DriveAsync(Task harvest)
    {
        while (await Task.WhenAny(harvest, Task.Delay(TimeSpan.FromMilliseconds(200))) != harvest)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(15));
            if (bench.Time.GetUtcNow() > judge.Since + TimeSpan.FromMinutes(2))
            {
                bench.Time.Advance(TimeSpan.FromHours(3));
            }
        }
    }

    private Func<string, CancellationToken, Task> Fault()
    {
        var at = $"k{random.Next(Keys):000}";
        return random.Next(12) switch
        {
            0 => (key, _) => key == at ? throw new ArchiveException("A wall.") { Failure = ArchiveFailure.Page } : Task.CompletedTask,
            1 => (key, token) => key == at ? Task.Delay(TimeSpan.FromDays(9), bench.Time, token) : Task.CompletedTask,
            2 => async (key, token) =>
            {
                if (key == at && (await bench.Store.Runs.ReadNewestAsync("own", 1, token)) is [var run])
                {
                    await bench.Store.Runs.RequestStopAsync(run.Id, token);
                    await Task.Delay(TimeSpan.FromMinutes(5), bench.Time, token);
                }
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
