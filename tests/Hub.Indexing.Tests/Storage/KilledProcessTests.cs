using System.Diagnostics;
using Hub.Indexing.Searching;
using Hub.Indexing.Storage;
using Hub.Indexing.Tests.Making;

namespace Hub.Indexing.Tests.Storage;

public sealed class KilledProcessTests
{
    [Fact]
    public async Task After_a_kill_at_any_moment_the_last_acknowledged_commit_opens()
    {
        string folder = Directory.CreateTempSubdirectory("hub-killed-").FullName;
        var random = new Random(3);
        for (int kill = 0; kill < 6; kill++)
        {
            int acknowledged = await WriteUntilKilled(folder, random.Next(1, 12), random.Next(15));
            using var snapshots = await IndexSnapshots.OpenAsync(new FolderDirectory(folder), TestIndex.Schema);
            using var snapshot = snapshots.Acquire();
            snapshot.Verify();
            int round = int.Parse(snapshot.UserData["round"], System.Globalization.CultureInfo.InvariantCulture);
            round.ShouldBeGreaterThanOrEqualTo(acknowledged);
            var found = snapshot.Search(new SearchRequest { Facets = [new() { Field = "one" }] });
            found.Facets[0].Values.ShouldBe([new FacetValue($"round {round}", KilledWriter.Documents)]);
        }
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Runs a writer in a process of its own and kills it so many milliseconds after so many commits.</summary>
    private static async Task<int> WriteUntilKilled(string folder, int commits, int milliseconds)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(KilledWriter).Assembly.Location, KilledWriter.Command, folder]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start).ShouldNotBeNull();
        int last = 0;
        for (int i = 0; i < commits; i++)
            last = int.Parse((await process.StandardOutput.ReadLineAsync()).ShouldNotBeNull(), System.Globalization.CultureInfo.InvariantCulture);
        await Task.Delay(milliseconds);
        process.Kill();
        await process.WaitForExitAsync();
        return last;
    }
}
