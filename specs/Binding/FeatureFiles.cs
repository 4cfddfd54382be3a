using Gherkin;
using Gherkin.Ast;

namespace Hub.Specs.Binding;

/// <summary>Reads the feature files beside the compiled specs.</summary>
internal static class FeatureFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Features");

    public static IEnumerable<Scenario> Scenarios() =>
        from path in Directory.EnumerateFiles(Folder, "*.feature", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        from scenario in Read(path)
        select scenario;

    private static IEnumerable<Scenario> Read(string path)
    {
        var name = Path.GetRelativePath(Folder, path).Replace('\\', '/');
        var feature = new Parser().Parse(path).Feature;
        var background = feature.Children.OfType<Background>().SelectMany(each => each.Steps).ToList();
        var recorded = feature.Tags.Any(tag => tag.Name == "@recorded");
        var reading = feature.Tags.Any(tag => tag.Name == "@reading");
        foreach (var child in feature.Children)
        {
            if (child is ScenarioOutline outline)
            {
                foreach (var row in Rows(outline))
                {
                    var title = $"{outline.Name} ({string.Join(", ", row.Values)})";
                    yield return new Scenario(name, title, [.. background, .. outline.Steps.Select(step => Filled(step, row))], recorded, reading);
                }
            }
            else if (child is Gherkin.Ast.Scenario scenario)
            {
                yield return new Scenario(name, scenario.Name, [.. background, .. scenario.Steps], recorded, reading);
            }
        }
    }

    private static IEnumerable<Dictionary<string, string>> Rows(ScenarioOutline outline) =>
        from examples in outline.Examples
        let names = examples.TableHeader.Cells.Select(cell => cell.Value).ToList()
        from row in examples.TableBody
        select names.Zip(row.Cells.Select(cell => cell.Value)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    private static Step Filled(Step step, Dictionary<string, string> row) =>
        new(step.Location, step.Keyword, row.Aggregate(step.Text, (text, cell) => text.Replace($"<{cell.Key}>", cell.Value, StringComparison.Ordinal)), step.Argument);
}
