using Hub.Specs.Binding;
using Hub.Specs.Support;

namespace Hub.Specs;

/// <summary>Every scenario of every feature file is one test.</summary>
/// <param name="hubs">The hubs that scenarios share.</param>
public sealed class FeatureTests(FeatureHubs hubs) : IClassFixture<FeatureHubs>
{
    public static TheoryData<string, string> Scenarios => Rows(needRecords: false);

    public static TheoryData<string, string> RecordedScenarios => Rows(needRecords: true);

    [Theory, MemberData(nameof(Scenarios))]
    public Task The_hub_keeps_its_promise(string feature, string name) => RunAsync(feature, name);

    [RecordedTheory, MemberData(nameof(RecordedScenarios))]
    public Task The_hub_keeps_its_promise_over_recorded_records(string feature, string name) => RunAsync(feature, name);

    private static TheoryData<string, string> Rows(bool needRecords)
    {
        var rows = new TheoryData<string, string>();
        foreach (var scenario in FeatureFiles.Scenarios().Where(each => each.NeedsRecords == needRecords))
        {
            rows.Add(scenario.Feature, scenario.Name);
        }

        return rows;
    }

    private async Task RunAsync(string feature, string name)
    {
        var scenario = FeatureFiles.Scenarios().Single(each => each.Feature == feature && each.Name == name);
        if (scenario.OnlyReads)
        {
            await RunAsync(scenario, hubs.Of(feature));
            return;
        }

        await using var hub = new HubUnderTest();
        await RunAsync(scenario, hub);
    }

    private static async Task RunAsync(Scenario scenario, HubUnderTest hub)
    {
        await using var run = new ScenarioRun(hub);
        await run.RunAsync(scenario);
    }
}
