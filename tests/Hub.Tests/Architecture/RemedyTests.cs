using Hub.Tests.Making;

namespace Hub.Tests.Architecture;

/// <summary>What is said to a partner's steward, in dry runs, checks, registrations and lists of problems, is something that a partner can do.</summary>
public sealed class RemedyTests
{
    [Theory]
    [InlineData("connectors")]
    [InlineData("hub/Hub/Vocabularies")]
    [InlineData("hub/Hub/Harvesting")]
    [InlineData("deposition/Partners")]
    [InlineData("portal/Conformance")]
    [InlineData("portal/Registering")]
    public void No_text_that_a_partner_reads_names_a_file_of_the_hub(string room)
    {
        var lines = Directory.EnumerateFiles(Path.Combine(Repository.Root, room), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadLines(file).Select(line => (File: Path.GetFileName(file), Text: line.Trim()))).ToList();

        lines.ShouldNotBeEmpty();
        lines.Where(line => !line.Text.StartsWith("//", StringComparison.Ordinal) && line.Text.Contains("config/", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
