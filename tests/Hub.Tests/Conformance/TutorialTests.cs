using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using ArchiveServer.Flaws;

using Hub.Deposition.Accounts;
using Hub.Portal.Composing;
using Hub.Portal.Conformance;
using Hub.Tests.Deposition;
using Hub.Tests.Making;

namespace Hub.Tests.Conformance;

/// <summary>The tutorial of connectors/README.md does what it says.</summary>
public sealed class TutorialTests(ExaminedArchives archives) : IClassFixture<ExaminedArchives>
{
    [Fact]
    public async Task The_page_that_partners_register_on_shows_the_declaration_of_the_tutorial()
    {
        await using var hub = await WebHub.StartAsync();
        using var steward = await hub.SignedInAsync("steward", Roles.Steward);

        var example = Regex.Match(await steward.ReadAsync("/partners"), "<details class=\"example\">.*?<pre[^>]*>(?<json>.*?)</pre>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["json"].Value;

        var shown = JsonNode.Parse(WebUtility.HtmlDecode(example));
        JsonNode.DeepEquals(shown, JsonNode.Parse(Definition(await ReadmeAsync()))!["declaration"]).ShouldBeTrue();
    }

    [Fact]
    public async Task The_definition_that_the_tutorial_builds_reads_the_archive_that_it_describes()
    {
        var readme = await ReadmeAsync();
        var definition = ArchiveConfiguration.Parse("atlas.json", Definition(readme));

        var report = await archives.ExamineAsync(definition with { BaseUrl = archives.Definition(Flaw.None).BaseUrl, RequestsPerSecond = 50 });

        report.Checks.Where(check => check.Outcome is Outcome.Failed or Outcome.NotReached).Select(check => $"{check.Id}: {string.Join(" ", check.Evidence)}").ShouldBeEmpty();
        (report.Listed, report.Sampled).ShouldBe((22, 22));
        readme.ShouldContain($"which of {AllChecks.List.Count} promises");
    }

    private static Task<string> ReadmeAsync() => File.ReadAllTextAsync(Path.Combine(Repository.Root, "connectors", "README.md"));

    private static string Definition(string readme) =>
        Regex.Matches(readme, "```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).ShouldHaveSingleItem().Groups["json"].Value;
}
