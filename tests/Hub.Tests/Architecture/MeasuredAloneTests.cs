using Hub.Tests.Making;

namespace Hub.Tests.Architecture;

/// <summary>The memory of the whole process says something of one test only where no other runs beside it.</summary>
public sealed class MeasuredAloneTests
{
    [Theory]
    [InlineData("tests/Hub.Tests")]
    [InlineData("tests/Hub.Indexing.Tests")]
    public void Whoever_measures_the_memory_of_the_process_runs_alone(string room)
    {
        var measuring = Directory.EnumerateFiles(Path.Combine(Repository.Root, room), "*Tests.cs", SearchOption.AllDirectories)
            .Select(file => (File: Path.GetRelativePath(Repository.Root, file), Text: File.ReadAllText(file)))
            .Where(test => test.Text.Contains("GC." + "GetTotalMemory", StringComparison.Ordinal)).ToList();

        measuring.ShouldNotBeEmpty();
        measuring.Where(test => !test.Text.Contains("[Collection(MeasuredAlone.Name)]", StringComparison.Ordinal)).Select(test => test.File).ShouldBeEmpty();
    }
}
