using System.Globalization;

using Gherkin.Ast;

namespace Hub.Specs.Binding;

/// <summary>Runs the steps of one scenario over one instance of each class of steps.</summary>
internal sealed class ScenarioRun : IAsyncDisposable
{
    private readonly Dictionary<Type, object> steps = [];
    private readonly Dictionary<Type, object> shared = [];

    public async Task RunAsync(Scenario scenario)
    {
        foreach (var step in scenario.Steps)
        {
            await RunAsync(scenario, step);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var each in shared.Values.Concat(steps.Values))
        {
            if (each is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync();
            }
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

    // What several classes of steps share (the running hub) is asked for in their constructors, once per scenario.
    private object Steps(Type type)
    {
        if (!steps.TryGetValue(type, out var instance))
        {
            var wanted = type.GetConstructors().Single().GetParameters();
            instance = steps[type] = Activator.CreateInstance(type, [.. wanted.Select(each => Shared(each.ParameterType))])!;
        }

        return instance;
    }

    private object Shared(Type type) => shared.TryGetValue(type, out var known) ? known : shared[type] = Activator.CreateInstance(type)!;
}
