using System.Text.RegularExpressions;

using ArchiveServer.Flaws;

using Hub.Portal.Composing;
using Hub.Portal.Conformance;
using Hub.Tests.Making;

namespace Hub.Tests.Conformance;

/// <summary>The tutorial of connectors/README.md does what it says.</summary>
public sealed class TutorialTests(ExaminedArchives archives) : IClassFixture<ExaminedArchives>
{
    [Fact]
    public async Task The_definition_that_the_tutorial_builds_reads_the_archive_that_it_describes()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "connectors", "README.md"));
        var blocks = Regex.Matches(readme, "```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        var definition = ArchiveConfiguration.Parse("atlas.json", blocks.ShouldHaveSingleItem().Groups["json"].Value);

        var report = await archives.ExamineAsync(definition with { BaseUrl = archives.Definition(Flaw.None).BaseUrl, RequestsPerSecond = 50 });

        report.Checks.Where(check => check.Outcome is Outcome.Failed or Outcome.NotReached).Select(check => $"{check.Id}: {string.Join(" ", check.Evidence)}").ShouldBeEmpty();
        (report.Listed, report.Sampled).ShouldBe((22, 22));
        readme.ShouldContain($"which of {AllChecks.List.Count} promises");
    }
}
