using System.Globalization;

using ArchiveServer;

using Hub.Tests.Acceptance;
using Hub.Tests.Making;

namespace Hub.Tests.Harvesting;

/// <summary>
/// How fast archives on loopback are harvested, indexing included: <c>HUB_MEASURE_HARVEST=20000</c>. On a calm machine with two cores
/// at least 2 000 new and 10 000 unchanged records a second are expected; the lines go to <c>artifacts/harvest-throughput.txt</c>.
/// </summary>
public sealed class ThroughputTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [MeasuredFact]
    public Task New_and_unchanged_records_into_SQLite() => MeasureAsync("SQLite", []);

    [MeasuredFact]
    public async Task New_and_unchanged_records_into_PostgreSQL()
    {
        if (Environment.GetEnvironmentVariable("HUB_TEST_POSTGRES") is null)
        {
            return;
        }

        await using var schema = new PostgresSchema();
        await schema.CreateAsync();
        await MeasureAsync("PostgreSQL", ["--Hub:Store:Postgres=" + schema.ConnectionString]);
    }

    private async Task MeasureAsync(string what, string[] settings)
    {
        var records = int.Parse(Environment.GetEnvironmentVariable(MeasuredFactAttribute.Variable)!, CultureInfo.InvariantCulture);
        await using var partners = await RunningPartners.StartAsync(new RecordSet { Generated = records }, [.. settings, "--Hub:Archives:empiar:Options:rangeSize=500"]);
        foreach (var archive in (Environment.GetEnvironmentVariable("HUB_MEASURE_ARCHIVES") ?? "empiar").Split(','))
        {
            var measure = new HarvestMeasure(partners, what);
            Note((await measure.HarvestAsync(archive)).Line);
            Note((await measure.HarvestAsync(archive)).Line);
        }
    }

    private void Note(string line)
    {
        output.WriteLine(line);
        File.AppendAllText(Path.Combine(Repository.Root, "artifacts", "harvest-throughput.txt"), line + "\n");
    }
}
