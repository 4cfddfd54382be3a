using System.Globalization;

using ArchiveServer;

using Hub.Store;
using Hub.Tests.Making;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Harvesting;

/// <summary>Two hub processes that share one PostgreSQL database.</summary>
[NeedsServer("HUB_TEST_POSTGRES", "tests/servers/postgres")]
public sealed class SharedDatabaseTests
{
    private const int Records = 300;

    [ServedFact]
    public async Task The_lease_decides_who_harvests_and_the_other_process_goes_on_for_one_that_is_killed()
    {
        await using var schema = new PostgresSchema();
        await schema.CreateAsync();
        using var folder = new TemporaryFolder();
        await using var archives = await ArchiveServerHost.StartAsync(new ArchiveServerOptions { Records = new RecordSet { Generated = Records } }, default);
        await using var store = new PostgresRecordStore(schema.ConnectionString, TimeProvider.System);
        await store.MigrateAsync(default);
        using var one = HubProcess.Start(archives, folder.Below("one"), "--Hub:Store:Postgres=" + schema.ConnectionString);
        using var other = HubProcess.Start(archives, folder.Below("other"), "--Hub:Store:Postgres=" + schema.ConnectionString);

        var inTheMiddle = await WaitAsync(store, one, other, runs => runs is [{ LeaseOwner: not null, Counts.New: > 50 }]);
        var killed = IsHeldBy(inTheMiddle[0], one) ? one : other;
        var survivor = killed == one ? other : one;
        IsHeldBy(inTheMiddle[0], killed).ShouldBeTrue();
        await killed.KillAsync();
        var all = await WaitAsync(store, survivor, survivor, runs => runs.Count(run => run.State == RunState.Succeeded) >= 2);
        await survivor.KillAsync();

        (all[^1].State, all[^1].Counts).ShouldBe((RunState.Succeeded, new RunCounts(Records, 0, 0, 0, 0)), "the survivor went on with the run");
        all.Sum(run => run.Counts.New).ShouldBe(Records);
        (await store.Datasets.ReadChangesAsync(0, default).CountAsync()).ShouldBe(Records);
    }

    private static bool IsHeldBy(Run run, HubProcess process) => run.LeaseOwner!.Split('/')[1] == process.Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Looks at the runs until they are as wanted; one lease at a time is held all the while.</summary>
    private static async Task<IReadOnlyList<Run>> WaitAsync(PostgresRecordStore store, HubProcess one, HubProcess other, Func<IReadOnlyList<Run>, bool> isWanted)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var runs = await store.Runs.ReadNewestAsync("bia", 1000, default);
            runs.Count(run => run.LeaseOwner is not null).ShouldBeLessThanOrEqualTo(1, "one process at a time has an archive");
            if (isWanted(runs))
            {
                return runs;
            }

            (one.HasExited || other.HasExited).ShouldBeFalse("a hub ended by itself");
            await timer.WaitForNextTickAsync();
        }
    }
}
