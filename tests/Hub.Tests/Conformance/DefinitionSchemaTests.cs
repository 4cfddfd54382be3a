using System.Reflection;
using System.Text.RegularExpressions;

using Hub.Tests.Connectors.Declarative;
using Hub.Tests.Deposition;
using Hub.Tests.Making;

namespace Hub.Tests.Conformance;

/// <summary>The JSON Schemas that the hub publishes for editors say yes to what it takes and no to what it refuses.</summary>
public sealed class DefinitionSchemaTests
{
    private static readonly string Archives = Path.Combine(Repository.Root, "config", "archives");

    [DefinitionJudgeFact]
    public async Task Every_definition_of_the_hub_of_its_tests_and_of_its_tutorial_is_right()
    {
        var definitions = Directory.EnumerateFiles(Archives, "*.json").Where(path => !path.EndsWith(".schema.json", StringComparison.Ordinal)).ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);
        foreach (var (type, name, json) in Synthetic())
        {
            definitions[$"{type}-{name}"] = json;
        }

        foreach (var paging in new[] { """{ "by": "offset", "parameter": "offset" }""", """{ "by": "cursor", "parameter": "cursor", "next": "$.next" }""", """{ "by": "link" }""", """{ "by": "token", "parameter": "token", "next": "$.next" }""" })
        {
            definitions[$"paged-{definitions.Count}"] = Atlas.Paged(paging);
        }

        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "connectors", "README.md"));
        definitions["tutorial"] = Regex.Match(readme, "```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["json"].Value;

        var judged = await DefinitionJudge.JudgeAsync(Archives, definitions);

        judged.Count.ShouldBe(definitions.Count);
        judged.Count.ShouldBeGreaterThan(15);
        judged.Where(each => each.Value.Length > 0).Select(each => $"{each.Key}: {each.Value}").ShouldBeEmpty();
    }

    [DefinitionJudgeFact]
    public async Task A_definition_that_the_hub_refuses_is_wrong_in_an_editor_too()
    {
        (string From, string To)[] mistakes =
        [
            ("\"id\": \"atlas\"", "\"id\": \"Atlas!\""),
            ("\"kind\": \"declarative\",", ""),
            ("\"requestsPerSecond\": 50", "\"requestPerSecond\": 50"),
            ("\"requestsPerSecond\": 50", "\"requestsPerSecond\": 5000"),
            ("\"by\": \"page\"", "\"by\": \"magic\""),
            ("\"records\": \"$.records[*]\",", ""),
            ("\"key\": \"$.id\",", ""),
            ("\"format\": \"json\"", "\"format\": \"yaml\""),
            ("\"apply\": [\"text\"]", "\"apply\": [\"script\"]"),
            ("\"licence\": \"$.rights\"", "\"license\": \"$.rights\""),
            ("\"endpoints\": { \"api\": \"https://atlas.example/api\" }", "\"endpoints\": {}"),
        ];
        var definitions = mistakes.Select((mistake, place) => (Name: $"wrong-{place:D2}", Json: Atlas.Json.Replace(mistake.From, mistake.To, StringComparison.Ordinal))).ToDictionary(each => each.Name, each => each.Json);
        definitions.Values.ShouldNotContain(Atlas.Json);

        var judged = await DefinitionJudge.JudgeAsync(Archives, definitions);

        judged.Count.ShouldBe(mistakes.Length);
        judged.Where(each => each.Value.Length == 0).Select(each => each.Key).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_schemas_are_published_as_they_are_kept()
    {
        await using var hub = await WebHub.StartAsync();
        using var visitor = hub.Visitor();

        foreach (var name in new[] { "archive.schema.json", "connector.schema.json" })
        {
            using var answer = await visitor.Http.GetAsync("/schemas/" + name);

            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/schema+json");
            (await answer.Content.ReadAsStringAsync()).ShouldBe(await File.ReadAllTextAsync(Path.Combine(Archives, name)));
        }
    }

    // The definitions that the connectors are tested with.
    private static IEnumerable<(string Type, string Name, string Json)> Synthetic() =>
        from type in new[] { typeof(Atlas), typeof(Partners) }
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Static)
        where field.IsLiteral
        select (type.Name, field.Name, (string)field.GetRawConstantValue()!);
}
