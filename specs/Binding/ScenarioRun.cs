using System.Globalization;

using Gherkin.Ast;

using Hub.Specs.Support;

namespace Hub.Specs.Binding;

/// <summary>Runs the steps of one scenario over one instance of each class of steps.</summary>
/// <param name="hub">The hub that they are about, whose owner disposes of it.</param>
internal sealed class ScenarioRun(HubUnderTest hub) : IAsyncDisposable
{
    private readonly Dictionary<Type, object> steps = [];

    public async Task RunAsync(Scenario scenario)
    {
        foreach (var step in scenario.Steps)
        {
            await RunAsync(scenario, step);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var each in steps.Values.OfType<IAsyncDisposable>())
        {
            await each.DisposeAsync();
        }
    }

    private async Task RunAsync(Scenario scenario, Step step)
    {
        var matches = StepDefinition.All.Select(each => (each.Method, Match: each.Pattern.Match(step.Text))).Where(each => each.Match.Success).ToList();
        if (matches.Count != 1)
        {
            throw new InvalidOperationException($"{scenario.Feature}, line {step.Location.Line}: {matches.Count} step definitions match “{step.Text}”; exactly one must.");
        }

        var (method, match) = matches[0];
        var parameters = method.GetParameters();
        var arguments = match.Groups.Values.Skip(1).Select(group => group.Value).Zip(parameters, (text, parameter) => Argument(text, parameter.ParameterType));
        if (step.Argument is DataTable table)
        {
            arguments = arguments.Append(table);
        }

        if (method.Invoke(Steps(method.DeclaringType!), [.. arguments]) is Task running)
        {
            await running;
        }
    }

    private static object Argument(string text, Type type) =>
        type == typeof(string) ? text : Convert.ChangeType(text.Replace(",", "", StringComparison.Ordinal), type, CultureInfo.InvariantCulture);

    private object Steps(Type type) =>
        steps.TryGetValue(type, out var known) ? known : steps[type] = Activator.CreateInstance(type, hub)!;
}
