using System.Globalization;

namespace Hub.Tests.Harvesting;

/// <summary>
/// Harvests with random faults, crashes, hangs, stops and decisions: 300 in the suite, any number by
/// <c>HUB_SIMULATE=10000</c>. A failure names its seed.
/// </summary>
public sealed class SimulationTests
{
    private const int HarvestsOfAHistory = 25;

    [Theory]
    [InlineData(9)]
    [InlineData(15)]
    [InlineData(60)]
    [InlineData(222)]
    [InlineData(275)]
    public Task Histories_that_once_went_wrong_go_right(int seed) => SimulatedHub.LiveAsync(seed, HarvestsOfAHistory);

    [Fact]
    public async Task After_each_harvest_the_store_says_what_the_archive_last_truthfully_said_within_the_budget()
    {
        var harvests = int.Parse(Environment.GetEnvironmentVariable("HUB_SIMULATE") ?? "300", CultureInfo.InvariantCulture);
        await Parallel.ForEachAsync(
            Enumerable.Range(1, harvests / HarvestsOfAHistory),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (seed, _) => await SimulatedHub.LiveAsync(seed, HarvestsOfAHistory));
    }
}
