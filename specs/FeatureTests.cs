using Hub.Specs.Binding;

namespace Hub.Specs;

/// <summary>Every scenario of every feature file is one test.</summary>
public sealed class FeatureTests
{
    public static TheoryData<string, string> Scenarios
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var scenario in FeatureFiles.Scenarios())
            {
                rows.Add(scenario.Feature, scenario.Name);
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(Scenarios))]
    public async Task The_hub_keeps_its_promise(string feature, string name)
    {
        var scenario = FeatureFiles.Scenarios().Single(each => each.Feature == feature && each.Name == name);
        await using var run = new ScenarioRun();
        await run.RunAsync(scenario);
    }
}
