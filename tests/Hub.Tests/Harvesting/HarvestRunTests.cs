using Hub.Harvesting;
using Hub.Store;

namespace Hub.Tests.Harvesting;

public sealed class HarvestRunTests : IAsyncLifetime
{
    private HarvestBench bench = null!;

    public async Task InitializeAsync() => bench = await HarvestBench.NewAsync();

    public async Task DisposeAsync() => await bench.DisposeAsync();

    [Fact]
    public async Task A_first_harvest_brings_every_record()
    {
        bench.Fill(10);

        var run = await bench.HarvestAsync();

        run.State.ShouldBe(RunState.Succeeded);
        run.Counts.ShouldBe(RunCounts.None with { New = 10 });
        run.ListingComplete.ShouldBeTrue();
        (await bench.LivingAsync()).Count.ShouldBe(10);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_second_harvest_changes_nothing_and_says_so(bool hasMarks)
    {
        bench.Own.HasMarks = hasMarks;
        bench.Fill(10);
        await bench.HarvestAsync();
        var change = await bench.Store.Datasets.LastChangeAsync(default);
        bench.Own.Fetched.Clear();

        var run = await bench.HarvestAsync();

        run.Counts.ShouldBe(RunCounts.None with { Unchanged = 10 });
        (await bench.Store.Datasets.LastChangeAsync(default)).ShouldBe(change);
        bench.Own.Fetched.Count.ShouldBe(hasMarks ? 0 : 10);
    }

    [Fact]
    public async Task A_full_harvest_fetches_everything_whatever_the_marks_say()
    {
        bench.Fill(4);
        await bench.HarvestAsync();
        bench.Own.Fetched.Clear();

        var run = await bench.HarvestAsync(RunMode.FullHarvest);

        bench.Own.Fetched.Count.ShouldBe(4);
        run.Counts.ShouldBe(RunCounts.None with { Unchanged = 4 });
    }

    [Fact]
    public async Task Only_what_changed_gets_a_new_change_number()
    {
        bench.Fill(10);
        await bench.HarvestAsync();
        var before = await bench.Store.Datasets.LastChangeAsync(default);
        bench.Change("k003", "Another title");

        var run = await bench.HarvestAsync();

        run.Counts.ShouldBe(RunCounts.None with { Changed = 1, Unchanged = 9 });
        var changes = await bench.Store.Datasets.ReadChangesAsync(before, default).ToListAsync();
        changes.Single().Dataset.Title.ShouldBe("Another title");
        changes.Single().Change.ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_record_that_cannot_be_fetched_stops_nothing_and_keeps_what_was_known()
    {
        bench.Fill(5);
        await bench.HarvestAsync();
        bench.Change("k002", "Never fetched");
        bench.Own.Records["k002"] = bench.Own.Records["k002"] with { FetchFails = true };

        var run = await bench.HarvestAsync();

        run.State.ShouldBe(RunState.Partial);
        run.Counts.ShouldBe(RunCounts.None with { Unchanged = 4, Failed = 1 });
        (await bench.LivingAsync())["own-2"].ShouldBe("Title 2");
        var problem = (await bench.Store.Sources.ReadProblemsAsync("own", default).ToListAsync()).Single();
        (problem.Key, problem.Problem.Code).ShouldBe(("k002", "not-fetched"));
        problem.Problem.Message.ShouldContain("503");
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_kept_with_its_payload_and_reason_until_it_can()
    {
        bench.Fill(2);
        bench.Own.Records["k001"] = bench.Own.Records["k001"] with { IsUnreadable = true };
        await bench.HarvestAsync();
        bench.Time.Advance(TimeSpan.FromDays(1));

        var again = await bench.HarvestAsync();

        again.Counts.ShouldBe(RunCounts.None with { Unchanged = 1, Failed = 1 }, "the same bytes are not fetched again, and still cannot be read");
        bench.Own.Fetched.Count.ShouldBe(2);
        var problem = (await bench.Store.Sources.ReadProblemsAsync("own", default).ToListAsync()).Single();
        var source = await bench.Store.Sources.FindAsync("own", "k001", default);
        problem.Problem.Where.ShouldBe("$.Title");
        problem.PayloadDigest.ShouldBe(source!.State.PayloadDigest);
        (await bench.Blobs.ExistsAsync(source.Payload!.Parts.Single().Blob.Digest, default)).ShouldBeTrue();
        (problem.LastSeen - problem.FirstSeen).ShouldBe(TimeSpan.FromDays(1));

        bench.Own.Records["k001"] = bench.Own.Records["k001"] with { IsUnreadable = false, Mark = "2" };
        var mended = await bench.HarvestAsync();

        mended.Counts.ShouldBe(RunCounts.None with { Unchanged = 1, Changed = 1 });
        (await bench.Store.Sources.ReadProblemsAsync("own", default).ToListAsync()).ShouldBeEmpty();
        (await bench.LivingAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_run_in_which_everything_failed_is_called_failed()
    {
        bench.Fill(3);
        foreach (var key in bench.Own.Records.Keys.ToList())
        {
            bench.Own.Records[key] = bench.Own.Records[key] with { FetchFails = true };
        }

        var run = await bench.HarvestAsync();

        run.State.ShouldBe(RunState.Failed);
        run.Counts.ShouldBe(RunCounts.None with { Failed = 3 });
        run.Message.ShouldNotBeNull().ShouldContain("3 of 3");
    }

    [Fact]
    public async Task A_listing_that_breaks_off_deletes_nothing_and_is_called_partial()
    {
        bench.Fill(10);
        await bench.HarvestAsync();
        bench.Own.ListingBreaksAfter = 4;

        var run = await bench.HarvestAsync();

        run.State.ShouldBe(RunState.Partial);
        run.ListingComplete.ShouldBeFalse();
        run.Counts.ShouldBe(RunCounts.None with { Unchanged = 4 });
        run.Message.ShouldNotBeNull().ShouldContain("500 Internal Server Error");
        (await bench.LivingAsync()).Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_process_that_stands_still_longer_than_a_batch_may_wait_takes_no_listing_for_ended()
    {
        bench.Fill(10);
        await bench.HarvestAsync();
        bench.Change("k007", "Another title");
        bench.Options.BatchTime = TimeSpan.Zero;

        var run = await bench.HarvestAsync();

        run.Counts.ShouldBe(RunCounts.None with { Unchanged = 9, Changed = 1 });
        (await bench.LivingAsync())["own-7"].ShouldBe("Another title");
    }

    [Fact]
    public async Task A_listing_that_breaks_at_once_is_called_failed()
    {
        bench.Fill(2);
        bench.Own.ListingBreaksAfter = 0;

        (await bench.HarvestAsync()).State.ShouldBe(RunState.Failed);
    }

    [Fact]
    public async Task An_archive_that_never_listed_anything_is_no_success()
    {
        var run = await bench.HarvestAsync();

        run.State.ShouldBe(RunState.Failed);
        run.Message.ShouldNotBeNull().ShouldContain("no record");
    }

    [Fact]
    public async Task A_listing_that_repeats_itself_for_ever_ends()
    {
        bench.Fill(3);
        var connector = new EndlessConnector(bench.Own);
        var harvester = new Harvester(
            bench.Store, bench.Blobs, new ArchiveClients(Microsoft.Extensions.Options.Options.Create(bench.Options), bench.Time, Microsoft.Extensions.Logging.Abstractions.NullLogger<ArchiveClients>.Instance),
            _ => connector, bench.Mapping(), bench.Feed, Microsoft.Extensions.Options.Options.Create(bench.Options), bench.Time, Microsoft.Extensions.Logging.Abstractions.NullLogger<Harvester>.Instance);

        var run = await harvester.RunAsync(bench.OwnArchive, RunMode.Harvest, default);

        run.State.ShouldBe(RunState.Partial);
        run.Counts.Seen.ShouldBe(3);
        run.Message.ShouldNotBeNull().ShouldContain("paging");
    }

    [Fact]
    public async Task A_record_that_goes_leaves_a_tombstone_and_lives_again_when_it_comes_back()
    {
        bench.Fill(10);
        await bench.HarvestAsync();
        var record = bench.Own.Records["k007"];
        bench.Own.Records.Remove("k007");

        var gone = await bench.HarvestAsync();

        gone.Counts.ShouldBe(RunCounts.None with { Unchanged = 9, Gone = 1 });
        var tombstone = (await bench.Store.Datasets.FindAsync("own-7", default)).ShouldNotBeNull();
        tombstone.IsDeleted.ShouldBeTrue();
        tombstone.Dataset.Title.ShouldBe("Title 7");
        tombstone.Change.ShouldBe(await bench.Store.Datasets.LastChangeAsync(default));

        bench.Own.Records["k007"] = record;
        var back = await bench.HarvestAsync();

        back.Counts.ShouldBe(RunCounts.None with { Unchanged = 9, New = 1 });
        (await bench.Store.Datasets.FindAsync("own-7", default))!.IsDeleted.ShouldBeFalse();
    }

    [Fact]
    public async Task The_archive_that_owns_an_accession_wins_and_its_twin_steps_in_when_it_goes()
    {
        bench.Fill(10);
        bench.Twin.Records["t"] = new ArchivedRecord("own-3", "The twin's title", "1") { Files = 2 };
        await bench.Harvester().RunAsync(bench.TwinArchive, RunMode.Harvest, default);
        (await bench.LivingAsync())["own-3"].ShouldBe("The twin's title");

        await bench.HarvestAsync();
        (await bench.LivingAsync()).Count.ShouldBe(10);
        (await bench.LivingAsync())["own-3"].ShouldBe("Title 3");
        (await bench.Store.Datasets.FindAsync("own-3", default))!.Files!.Count.ShouldBe(2);

        bench.Own.Records.Remove("k003");
        await bench.HarvestAsync();

        var left = (await bench.Store.Datasets.FindAsync("own-3", default))!;
        left.IsDeleted.ShouldBeFalse();
        left.Dataset.Title.ShouldBe("The twin's title");
    }

    [Fact]
    public async Task A_replay_reads_the_kept_payloads_with_the_new_mapping_and_asks_nobody()
    {
        bench.Fill(5);
        await bench.HarvestAsync();
        bench.Own.Fetched.Clear();
        bench.Own.ListingBreaksAfter = 0;
        (bench.MappingVersion, bench.Retitle) = ("2", title => title == "Title 1" ? "Title one" : title);

        var run = await bench.HarvestAsync(RunMode.Replay);

        run.State.ShouldBe(RunState.Succeeded);
        run.Counts.ShouldBe(RunCounts.None with { Changed = 1, Unchanged = 4 });
        (await bench.LivingAsync())["own-1"].ShouldBe("Title one");
        bench.Own.Fetched.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_harvest_with_a_new_mapping_reads_kept_payloads_again_without_fetching_them()
    {
        bench.Fill(5);
        await bench.HarvestAsync();
        bench.Own.Fetched.Clear();
        (bench.MappingVersion, bench.Retitle) = ("2", title => title + "!");

        var run = await bench.HarvestAsync();

        run.Counts.ShouldBe(RunCounts.None with { Changed = 5 });
        bench.Own.Fetched.ShouldBeEmpty();
        (await bench.HarvestAsync()).Counts.ShouldBe(RunCounts.None with { Unchanged = 5 });
    }

    [Fact]
    public async Task A_preview_tells_what_a_run_would_do_and_writes_nothing()
    {
        bench.Fill(4);
        await bench.HarvestAsync();
        var blobs = await bench.Blobs.ReadDigestsAsync(default).ToListAsync();
        bench.Change("k001", "Changed");
        bench.Own.Records.Remove("k002");
        bench.Own.Records["k003"] = bench.Own.Records["k003"] with { FetchFails = true, Mark = "2" };
        bench.Own.Records["k900"] = new ArchivedRecord("own-900", "New", "1") { Files = 3 };

        var differences = await bench.Harvester().PreviewAsync(bench.OwnArchive, RunMode.Harvest, default).ToDictionaryAsync(difference => difference.Key);

        differences.ToDictionary(pair => pair.Key, pair => pair.Value.Change).ShouldBe(new Dictionary<string, RecordChange>
        {
            ["k000"] = RecordChange.Unchanged,
            ["k001"] = RecordChange.Changed,
            ["k002"] = RecordChange.Gone,
            ["k003"] = RecordChange.Failed,
            ["k900"] = RecordChange.New,
        }, ignoreOrder: true);
        differences["k001"].Fields.ShouldContain(new FieldDifference("own-1", "Title", "\"Title 1\"", "\"Changed\""));
        (await bench.LivingAsync())["own-1"].ShouldBe("Title 1");
        (await bench.Blobs.ReadDigestsAsync(default).ToListAsync()).ShouldBe(blobs);
        (await bench.Store.Runs.ReadNewestAsync("own", 10, default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Progress_is_told_after_each_batch_and_at_the_end()
    {
        bench.Fill(10);
        var seen = new List<RunProgress>();
        using var stop = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            await foreach (var progress in bench.Feed.WatchAsync(stop.Token))
            {
                seen.Add(progress);
                if (progress.Run.State != RunState.Running)
                {
                    break;
                }
            }
        });
        await bench.HarvestAsync();
        await watching.WaitAsync(TimeSpan.FromMinutes(2));

        seen[^1].Run.Counts.Seen.ShouldBe(10);
        seen.Select(progress => progress.Run.Counts.Seen).ShouldBe(seen.Select(progress => progress.Run.Counts.Seen).Order());
        bench.Feed.Latest("own").ShouldBe(seen[^1]);
    }

    [Fact]
    public async Task An_unknown_kind_is_refused_with_the_file_to_correct()
    {
        var refused = await Should.ThrowAsync<RunRefusedException>(() => bench.Harvester().RunAsync(bench.OwnArchive with { Kind = "nonesuch" }, RunMode.Harvest, default));

        refused.Message.ShouldContain("config/archives/own.json");
    }

    [Fact]
    public async Task Everything_verifies_after_harvests_and_a_damaged_or_missing_blob_is_found()
    {
        bench.Fill(4);
        bench.Own.Records["k000"] = bench.Own.Records["k000"] with { Files = 10 };
        await bench.HarvestAsync();
        (await bench.Verification().ReadAsync(default).ToListAsync()).ShouldBeEmpty();

        var digest = (await bench.Store.Datasets.FindAsync("own-0", default))!.Files!.Digest;
        await bench.TamperAsync($"UPDATE blobs SET bytes = CAST('damaged' AS BLOB) WHERE digest = '{digest}'");
        var damaged = (await bench.Verification().ReadAsync(default).ToListAsync()).Single();
        damaged.Code.ShouldBe("blob-damaged");
        damaged.Message.ShouldContain("own-0");

        await bench.TamperAsync($"DELETE FROM blobs WHERE digest = '{digest}'");
        (await bench.Verification().ReadAsync(default).ToListAsync()).Single().Code.ShouldBe("blob-missing");
    }

    [Fact]
    public async Task A_dataset_that_is_not_the_merge_of_its_sources_is_found_and_mended_by_a_replay()
    {
        bench.Fill(3);
        await bench.HarvestAsync();
        await bench.TamperAsync("UPDATE datasets SET json = CAST(replace(CAST(json AS TEXT), 'Title 1', 'Title X') AS BLOB), digest = 'x' WHERE accession = 'own-1'");

        (await bench.Verification().ReadAsync(default).ToListAsync()).Single().ShouldSatisfyAllConditions(
            finding => finding.Code.ShouldBe("dataset-differs"),
            finding => finding.Subject.ShouldBe("own-1"));

        await bench.HarvestAsync(RunMode.Replay);
        (await bench.Verification().ReadAsync(default).ToListAsync()).ShouldBeEmpty();
    }
}
