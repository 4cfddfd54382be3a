using Hub.Catalogue;
using Hub.Records;
using Hub.Store;
using Hub.Tests.Making;

using Xunit.Abstractions;

namespace Hub.Tests.Acceptance;

/// <summary>Everything that was recorded is in the hub, or on the list of problems with a reason.</summary>
[Collection(RecordedHubCollection.Name)]
public sealed class ArrivalTests(RecordedHub recorded, ITestOutputHelper output)
{
    [SharedDataFact]
    public void Every_listing_was_read_to_its_end_and_its_counts_add_up()
    {
        foreach (var (archive, (run, requests, elapsed)) in recorded.Runs)
        {
            output.WriteLine($"{archive}: {run.State}, {run.Counts.Seen} seen, {run.Counts.Failed} failed, {requests} requests, {elapsed.TotalSeconds:F1} s: {run.Message}");
            if (archive != "jcb")
            {
                run.State.ShouldBe(RunState.Succeeded, run.Message);
                run.ListingComplete.ShouldBeTrue(archive);
                (run.Counts.New, run.Counts.Failed).ShouldBe((run.Counts.Seen, 0), archive);
            }
        }
    }

    [SharedDataFact]
    public void An_archive_of_which_nothing_was_recorded_says_so()
    {
        var run = recorded.Runs["jcb"].Run;
        run.State.ShouldBe(RunState.Failed);
        run.Message!.ShouldContain("no study in the collection 'JCB'");
    }

    [SharedDataFact]
    public async Task Every_source_is_a_dataset_or_has_a_reason_that_a_curator_can_act_on()
    {
        var living = await recorded.Partners.LivingAsync();
        foreach (var (archive, (run, _, _)) in recorded.Runs)
        {
            var sources = await recorded.Partners.Store.Sources.ReadAsync(archive, CancellationToken.None).ToListAsync();
            var problems = await recorded.Partners.Store.Sources.ReadProblemsAsync(archive, CancellationToken.None).ToListAsync();
            var failing = problems.Where(problem => problem.Problem.Severity == ProblemSeverity.Error).Select(problem => problem.Key).ToHashSet();

            ((long)sources.Count).ShouldBe(run.Counts.Seen, archive);
            sources.Where(source => source.Records.Count == 0).ShouldAllBe(source => failing.Contains(source.State.Key), archive);
            sources.SelectMany(source => source.Records).ShouldAllBe(record => living.ContainsKey(record.Dataset.Accession), archive);
            problems.ShouldAllBe(problem => problem.Problem.Code.Length > 0 && problem.Problem.Message.Length > 20, archive);
            output.WriteLine($"{archive}: {sources.Count} sources, {problems.Count} problems: {string.Join(", ", problems.GroupBy(problem => problem.Problem.Code).Select(group => $"{group.Count()} {group.Key}"))}");
        }
    }

    [SharedDataFact]
    public async Task Every_recorded_file_has_a_source()
    {
        (await KeysAsync("bia")).ShouldBe(Files("bia/crates", "*.json").Select(CrateName), ignoreOrder: true);
        (await KeysAsync("idr")).ShouldBe(Studies.Accessions, ignoreOrder: true);
        var ssbd = await KeysAsync("ssbd");
        ssbd.Where(key => !key.StartsWith("datasets/", StringComparison.Ordinal) && key.Contains('/')).ShouldBe(Files("ssbd/crates-2026-05-14", "*.json").Select(path => $"{Path.GetFileName(Path.GetDirectoryName(path))}/{CrateName(path)}"), ignoreOrder: true);
    }

    [SharedDataFact]
    public async Task The_catalogue_has_every_living_dataset_and_no_other()
    {
        var living = await recorded.Partners.LivingAsync();
        var found = new List<string>();
        var page = recorded.Partners.Ask(new CatalogueRequest());
        for (long skip = 0; skip < page.Total; skip += 100)
        {
            found.AddRange(recorded.Partners.Ask(new CatalogueRequest { Skip = skip, Take = 100, Generation = page.Generation }).Hits.Select(hit => hit.Accession));
        }

        page.Total.ShouldBe(living.Count);
        found.ShouldBe(living.Keys, ignoreOrder: true);
    }

    private static string CrateName(string path) => Path.GetFileName(path).Replace("-ro-crate-metadata.json", "");

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.EnumerateFiles(SharedData.Path("archives", folder), pattern, SearchOption.AllDirectories);

    private async Task<IReadOnlyList<string>> KeysAsync(string archive) =>
        await recorded.Partners.Store.Sources.ReadAsync(archive, CancellationToken.None).Select(source => source.State.Key).ToListAsync();
}
