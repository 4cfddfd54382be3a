using Hub.Store;

namespace Hub.Tests.Harvesting;

public sealed class RunMemoryTests : IAsyncLifetime
{
    private const int Together = 50;

    // What waits to be listed, read, committed and kept.
    private const int MostHeld = 10 * Together;

    private HarvestBench bench = null!;

    public async Task InitializeAsync() => bench = await HarvestBench.NewAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_run_holds_in_memory_does_not_grow_with_the_number_of_records(bool areKnown)
    {
        bench.Options.BatchRecords = Together;
        if (areKnown)
        {
            await bench.Harvester().ImportAsync(bench.OwnArchive, new CountlessConnector(4000), default);
        }

        var archive = new CountlessConnector(4000);
        var held = new Dictionary<int, int>();
        archive.OnListed = number =>
        {
            if (number is 1000 or 3900)
            {
                held[number] = archive.CountHeld();
            }
        };

        var run = await bench.Harvester().ImportAsync(bench.OwnArchive, archive, default);

        run.Counts.ShouldBe(areKnown ? RunCounts.None with { Unchanged = 4000 } : RunCounts.None with { New = 4000 });
        held.Keys.ShouldBe([1000, 3900]);
        held.Values.ShouldAllBe(count => count <= MostHeld);
    }
}
