using Hub.Store;
using Hub.Tests.Making;

using RecordSet = ArchiveServer.RecordSet;

namespace Hub.Tests.Acceptance;

/// <summary>SSBD of March and then of May 2026, between which all addresses changed and most twins left one folder.</summary>
public sealed class GenerationsTests
{
    private const string March = "2026-03-10";
    private const string May = "2026-05-14";

    [SharedDataFact]
    public async Task From_March_to_May_nothing_is_lost_or_doubled_and_a_crate_gone_from_one_folder_deletes_no_dataset_that_its_twin_still_describes()
    {
        var records = RecordSet.Empty with { Folder = SharedData.Path("archives"), Generation = March };
        await using var partners = await RunningPartners.StartAsync(records);
        (await partners.HarvestAsync("ssbd")).State.ShouldBe(RunState.Succeeded);
        var before = await partners.LivingAsync();

        partners.Archives.Serve(records with { Generation = May });
        var run = await partners.HarvestAsync("ssbd");
        var after = await partners.LivingAsync();

        // So many deletions at once wait for a person, and until then nothing is missing.
        run.State.ShouldBe(RunState.Held, run.Message);
        before.Keys.Except(after.Keys).ShouldBeEmpty();
        after.Keys.ShouldBeSubsetOf(Numbers(March).Union(Numbers(May)).Union(before.Keys));
        Numbers(May).Except(after.Keys).ShouldBeEmpty();

        await partners.ApproveAsync(run.Id);
        var approved = await partners.LivingAsync();

        // The recordings leave one crate in seven out, of each generation others: only those numbers go.
        var gone = before.Keys.Except(approved.Keys).ToList();
        gone.ShouldBeSubsetOf(Numbers(March).Except(Numbers(May)));
        Numbers(May).Except(approved.Keys).ShouldBeEmpty();
        Files(March, "repository").Except(Files(May, "repository")).Count().ShouldBeGreaterThan(150);
        approved.Values.ShouldAllBe(dataset => dataset.Archive == "ssbd");
    }

    private static IEnumerable<string> Files(string generation, string folder) =>
        Directory.EnumerateFiles(SharedData.Path("archives", "ssbd", "crates-" + generation, folder)).Select(path => Path.GetFileName(path)!);

    // By the names of the files alone: 11-Toyoshima-NeuAct and ssbd-repos-000011 are one number.
    private static HashSet<string> Numbers(string generation) =>
        [.. Files(generation, "database").Concat(Files(generation, "repository")).Select(name => name.StartsWith("ssbd-repos-", StringComparison.Ordinal) ? name[..17] : $"ssbd-repos-{name[..name.IndexOf('-', StringComparison.Ordinal)].PadLeft(6, '0')}")];
}
