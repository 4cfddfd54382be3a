using FsCheck;
using FsCheck.Fluent;

using Hub.Store;

namespace Hub.Tests.Harvesting;

/// <summary>Whatever archives do and wherever processes die, a complete run leaves what the archive last truthfully said.</summary>
public sealed class RandomHistoryTests
{
    private const int Steps = 12;

    [Fact]
    public void After_every_complete_run_the_store_says_what_the_archive_says() => Prop
        .ForAll(ArbMap.Default.ArbFor<int>(), seed => LiveAsync(seed).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(12).WithEndSize(1_000_000));

    private static async Task<bool> LiveAsync(int seed)
    {
        await using var bench = await HarvestBench.NewAsync();
        var random = new Random(seed);
        var said = new Dictionary<string, HashSet<string>>();
        for (var step = 0; step < Steps; step++)
        {
            Change(bench.Own, random);
            foreach (var (key, record) in bench.Own.Records.Where(pair => IsReadable(pair.Value)))
            {
                said.TryAdd(key, []);
                said[key].Add(record.Title);
            }

            var run = await HarvestAsync(bench, random);
            if (run is { State: RunState.Held })
            {
                run = await bench.Harvester().ApproveAsync(run.Id, "test", default);
            }

            if (run is { ListingComplete: true })
            {
                await AgreeAsync(bench, said);
            }
        }

        return true;
    }

    private static void Change(ScriptedConnector archive, Random random)
    {
        archive.ListingBreaksAfter = random.Next(4) == 0 ? random.Next(8) : null;
        for (var change = random.Next(6); change > 0; change--)
        {
            var key = $"k{random.Next(12):00}";
            switch (random.Next(5))
            {
                case 0:
                    archive.Records.Remove(key);
                    break;
                case 1 when archive.Records.TryGetValue(key, out var failing):
                    archive.Records[key] = failing with { FetchFails = true, Mark = failing.Mark + "f" };
                    break;
                case 2 when archive.Records.TryGetValue(key, out var unreadable):
                    archive.Records[key] = unreadable with { IsUnreadable = true, Mark = unreadable.Mark + "u" };
                    break;
                default:
                    archive.Records[key] = new ArchivedRecord("own-" + key, $"Title {random.Next(1000)}", $"m{random.Next()}");
                    break;
            }
        }
    }

    private static async Task<Run?> HarvestAsync(HarvestBench bench, Random random)
    {
        bench.Time.Advance(TimeSpan.FromHours(1));
        if (random.Next(2) == 0)
        {
            return await bench.HarvestAsync();
        }

        var fuse = new Fuse(1 + random.Next(80));
        try
        {
            return await bench.MortalHarvester(fuse).RunAsync(bench.OwnArchive, RunMode.Harvest, default);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static async Task AgreeAsync(HarvestBench bench, Dictionary<string, HashSet<string>> said)
    {
        var living = await bench.LivingAsync();
        foreach (var (key, record) in bench.Own.Records)
        {
            var kept = living.GetValueOrDefault("own-" + key);
            if (IsReadable(record))
            {
                kept.ShouldBe(record.Title);
            }
            else if (kept is not null)
            {
                said[key].ShouldContain(kept, "a record that cannot be read keeps what it truthfully said before");
            }
        }

        living.Keys.ShouldBeSubsetOf(bench.Own.Records.Keys.Select(key => "own-" + key));
        (await bench.Verification().ReadAsync(default).ToListAsync()).ShouldBeEmpty();
        var newest = (await bench.Store.Runs.ReadNewestAsync("own", 1, default)).Single();
        newest.Counts.Seen.ShouldBeGreaterThanOrEqualTo(bench.Own.Records.Count, "what went between a death and the continuation was seen too");
    }

    private static bool IsReadable(ArchivedRecord record) => record is { FetchFails: false, IsUnreadable: false };
}
