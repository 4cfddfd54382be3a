using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

using Xunit.Abstractions;

namespace Hub.Tests.Harvesting;

/// <summary>
/// 10,000 harvests with random faults, crashes, hangs, suspended processes, stops and decisions: a minute on two quiet cores. Another
/// number by <c>HUB_SIMULATE=100000</c>, other seeds by <c>HUB_SIMULATE_FROM=401</c>. A failure names its seed.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int HarvestsOfAHistory = 25;
    private const int MostFailures = 5;

    [Theory]
    [InlineData(9)]
    [InlineData(15)]
    [InlineData(60)]
    [InlineData(108)]
    [InlineData(222)]
    [InlineData(275)]
    public Task Histories_that_once_went_wrong_go_right(int seed) => SimulatedHub.LiveAsync(seed, HarvestsOfAHistory);

    [Fact]
    public async Task After_each_harvest_the_store_says_what_the_archive_last_truthfully_said_within_the_budget()
    {
        var (first, histories) = (Setting("HUB_SIMULATE_FROM", 1), Setting("HUB_SIMULATE", 10_000) / HarvestsOfAHistory);
        var clock = Stopwatch.StartNew();
        var lived = 0;
        var failures = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(first, histories).TakeWhile(_ => failures.Count < MostFailures),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (seed, _) =>
            {
                try
                {
                    await SimulatedHub.LiveAsync(seed, HarvestsOfAHistory);
                    Interlocked.Increment(ref lived);
                }
                catch (ShouldAssertException wrong)
                {
                    failures.Enqueue($"After {lived} histories without a fault: {wrong.Message}");
                }
            });
        output.WriteLine($"{lived * HarvestsOfAHistory} harvests, seeds {first} to {first + histories - 1}, in {clock.Elapsed.TotalSeconds:0} s");
        failures.ShouldBeEmpty();
    }

    private static int Setting(string name, int otherwise) =>
        int.Parse(Environment.GetEnvironmentVariable(name) ?? otherwise.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
