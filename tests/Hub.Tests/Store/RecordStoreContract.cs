using Hub.Records;
using Hub.Store;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

/// <summary>What every record store promises.</summary>
/// <param name="place">Where the store lies.</param>
public abstract class RecordStoreContract(IStorePlace place) : HarvestedStoreContract(place)
{
    [ServedFact]
    public async Task A_store_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await Place.SetLayoutAsync(99);

        var refused = await Should.ThrowAsync<InvalidDataException>(() => Store.MigrateAsync(default));

        refused.Message.ShouldContain("99");
        refused.Message.ShouldContain("newer version");
    }

    [ServedFact]
    public async Task Migrating_again_changes_nothing()
    {
        await PutAsync("a");

        await Store.MigrateAsync(default);

        (await Store.Datasets.FindAsync("a", default)).ShouldNotBeNull();
    }

    [ServedFact]
    public async Task A_dataset_reads_back_with_everything_in_it()
    {
        var dataset = Dataset("a") with
        {
            Title = "Größe µ \"x\" 細胞",
            ReleaseDate = new DateOnly(2024, 2, 29),
            SizeBytes = long.MaxValue,
            Organisms = [new Organism("NCBITaxon:9606", "Homo sapiens")],
            Attributes = [new KeyValue("gene", "a"), new KeyValue("gene", "b", "https://example.org/b")],
            Trace = [new TraceEntry { Field = "Licence", Source = "CC BY", Value = "CC-BY-4.0", Rule = "licence.label", Certainty = Certainty.Derived }],
        };
        await ApplyAsync(await StartAsync(), Outcome("a", dataset));

        var stored = (await Store.Datasets.FindAsync("a", default)).ShouldNotBeNull();

        System.Text.Json.JsonSerializer.Serialize(stored.Dataset).ShouldBe(System.Text.Json.JsonSerializer.Serialize(dataset));
        (stored.Change, stored.IsDeleted, stored.ChangedAt).ShouldBe((1, false, Time.GetUtcNow()));
        (await Store.Datasets.FindAsync("b", default)).ShouldBeNull();
    }

    [ServedFact]
    public async Task One_lease_at_a_time_holds_an_archive_and_each_archive_has_its_own()
    {
        var lease = await StartAsync();

        var refused = await Store.Runs.StartAsync(Request("other"), default);
        refused.Lease.ShouldBeNull();
        refused.Run.Id.ShouldBe(lease.Run);
        (await Store.Runs.StartAsync(Request("other") with { Archive = "twin" }, default)).Lease.ShouldNotBeNull();
    }

    [ServedFact]
    public async Task Of_many_processes_that_start_at_once_one_gets_the_lease()
    {
        await using var other = Open();
        var starts = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => (i % 2 == 0 ? Store : other).Runs.StartAsync(Request($"owner {i}"), default))));

        starts.Count(start => start.Lease is not null).ShouldBe(1);
    }

    [ServedFact]
    public async Task A_lapsed_run_is_continued_and_its_first_owner_can_write_no_more()
    {
        var dead = await StartAsync();
        await ApplyAsync(dead, Outcome("a"));
        Time.Advance(LeaseTime + TimeSpan.FromSeconds(1));

        var start = await Store.Runs.StartAsync(Request("second"), default);

        start.IsContinued.ShouldBeTrue();
        start.Run.Counts.New.ShouldBe(1);
        await Should.ThrowAsync<LeaseLostException>(() => ApplyAsync(dead, Outcome("b")));
        await Should.ThrowAsync<LeaseLostException>(() => Store.Runs.HeartbeatAsync(dead, default));
        await Should.ThrowAsync<LeaseLostException>(() => Store.Runs.EndAsync(dead, new RunEnd(RunState.Succeeded, "", true), default));
        (await Store.Datasets.FindAsync("b", default)).ShouldBeNull();
    }

    [ServedFact]
    public async Task A_heartbeat_keeps_the_lease()
    {
        var lease = await StartAsync();
        for (var beat = 0; beat < 5; beat++)
        {
            Time.Advance(LeaseTime - TimeSpan.FromSeconds(1));
            (await Store.Runs.HeartbeatAsync(lease, default)).ShouldBeFalse();
        }

        (await Store.Runs.StartAsync(Request("other"), default)).Lease.ShouldBeNull();
    }

    [ServedFact]
    public async Task A_lapsed_run_of_another_mode_or_mapping_is_closed_as_interrupted()
    {
        var dead = await StartAsync();
        Time.Advance(LeaseTime + TimeSpan.FromSeconds(1));

        var start = await Store.Runs.StartAsync(Request("second") with { MappingVersion = "2" }, default);

        start.IsContinued.ShouldBeFalse();
        (await Store.Runs.FindAsync(dead.Run, default))!.State.ShouldBe(RunState.Interrupted);
    }

    [ServedFact]
    public async Task The_same_outcome_twice_in_a_run_counts_once()
    {
        var lease = await StartAsync();
        await ApplyAsync(lease, Outcome("a"));

        (await ApplyAsync(lease, Outcome("a"), Outcome("b"))).ShouldBe(RunCounts.None with { New = 2 });
    }

    [ServedFact]
    public async Task A_merge_that_fails_leaves_nothing_of_its_batch()
    {
        var lease = await StartAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => Store.Runs.ApplyAsync(lease, [Outcome("a")], _ => throw new InvalidOperationException("broken"), default));

        (await Store.Sources.FindAsync("own", "a", default)).ShouldBeNull();
        (await Store.Runs.FindAsync(lease.Run, default))!.Counts.ShouldBe(RunCounts.None);
    }

    [ServedFact]
    public async Task Problems_are_read_errors_first_over_many_pages_and_go_with_their_cause()
    {
        var lease = await StartAsync();
        var problems = Enumerable.Range(0, 3).Select(i => new Problem(i == 1 ? ProblemSeverity.Error : ProblemSeverity.Warning, "code", $"Message {i}")).ToList();
        await ApplyAsync(lease, [.. Enumerable.Range(0, 400).Select(i => Outcome($"d{i:000}") with { Problems = problems })]);

        var read = await Store.Sources.ReadProblemsAsync("own", default).ToListAsync();

        read.Count.ShouldBe(1200);
        read.Take(400).ShouldAllBe(problem => problem.Problem.Severity == ProblemSeverity.Error);
        read.Skip(400).Select(problem => (problem.Key, problem.Problem.Message)).Distinct().Count().ShouldBe(800);
        (await Store.Sources.CountAsync("own", default)).ShouldBe(new ArchiveCounts(400, 0, 0, 800));

        await Store.Runs.EndAsync(lease, new RunEnd(RunState.Succeeded, "", true), default);
        await ApplyAsync(await StartAsync(), Outcome("d000") with { Problems = [] });
        (await Store.Sources.ReadProblemsAsync("own", default).CountAsync()).ShouldBe(1197);
    }

    [ServedFact]
    public async Task A_kept_answer_replaces_the_one_before()
    {
        var answer = new CachedAnswer { ETag = "\"1\"", Status = 200, Source = new Uri("http://archive.example/"), Blob = new BlobReference(new string('a', 64), 1) };
        await Store.Answers.KeepAsync("request", answer, default);
        await Store.Answers.KeepAsync("request", answer with { ETag = "\"2\"" }, default);

        (await Store.Answers.FindAsync("request", default))!.ETag.ShouldBe("\"2\"");
        (await Store.Answers.FindAsync("another", default)).ShouldBeNull();
    }

    [ServedFact]
    public async Task Small_blobs_read_back_and_are_kept_once()
    {
        var blobs = Enumerable.Range(0, 700).Select(i => new SmallBlob($"{i:x64}", [0, 255, (byte)i])).ToList();
        await Store.SmallBlobs.KeepAsync(blobs, default);
        await Store.SmallBlobs.KeepAsync([blobs[3], new SmallBlob(new string('f', 64), [])], default);

        (await Store.SmallBlobs.FindAsync(blobs[3].Digest, default)).ShouldBe([0, 255, 3]);
        (await Store.SmallBlobs.FindAsync(new string('f', 64), default)).ShouldBe([]);
        (await Store.SmallBlobs.FindAsync(new string('e', 64), default)).ShouldBeNull();
        (await Store.SmallBlobs.ExistsAsync(blobs[699].Digest, default)).ShouldBeTrue();
        (await Store.SmallBlobs.ReadDigestsAsync(default).ToListAsync()).ShouldBe([.. blobs.Select(blob => blob.Digest), new string('f', 64)]);
        (await Store.SmallBlobs.RemoveAsync(blobs[3].Digest, default)).ShouldBeTrue();
        (await Store.SmallBlobs.ExistsAsync(blobs[3].Digest, default)).ShouldBeFalse();
    }

    [ServedFact]
    public async Task A_key_twice_in_a_batch_is_written_in_order_and_counted_once()
    {
        var lease = await StartAsync();

        var counts = await ApplyAsync(lease, Outcome("a", Dataset("a") with { Title = "First" }), Outcome("b"), Outcome("a", Dataset("a") with { Title = "Second" }));

        counts.ShouldBe(RunCounts.None with { New = 2 });
        (await Store.Datasets.FindAsync("a", default))!.Dataset.Title.ShouldBe("Second");
    }

    [ServedFact]
    public async Task Characters_that_no_database_keeps_are_replaced_in_what_people_read()
    {
        var problem = new Problem(ProblemSeverity.Error, "code", "half \ud83d and nothing \0.", "line\0");
        await ApplyAsync(await StartAsync(), Outcome("a") with { ChangeMark = "1\0", Problems = [problem] });

        var read = await Store.Sources.ReadProblemsAsync("own", default).SingleAsync();

        (read.Problem.Message, read.Problem.Where).ShouldBe(("half \ufffd and nothing \ufffd.", "line\ufffd"));
    }

    [ServedFact]
    public async Task A_record_that_went_and_comes_back_is_a_tombstone_and_then_lives_again()
    {
        var first = await StartAsync();
        await ApplyAsync(first, Outcome("a"), Outcome("b"));
        await Store.Runs.EndAsync(first, new RunEnd(RunState.Succeeded, "", true), default);
        var second = await StartAsync();
        await ApplyAsync(second, new RecordOutcome("b") { ChangeMark = "1" });
        (await Store.Runs.CountMissingAsync(second.Run, default)).ShouldBe(new MissingSources(1, 2));
        (await Store.Runs.ReadMissingAsync(second.Run, default).ToListAsync()).ShouldBe(["a"]);
        (await Store.Runs.RemoveMissingAsync(second, 10, Merge, default)).ShouldBe(1);
        (await Store.Runs.RemoveMissingAsync(second, 10, Merge, default)).ShouldBe(0);
        (await Store.Runs.EndAsync(second, new RunEnd(RunState.Succeeded, "", true), default)).Counts.ShouldBe(new RunCounts(0, 0, 1, 0, 1));
        var tombstone = (await Store.Datasets.FindAsync("a", default))!;
        (tombstone.IsDeleted, tombstone.Dataset.Title).ShouldBe((true, "Title of a"));

        await ApplyAsync(await StartAsync(), new RecordOutcome("a") { ChangeMark = "1" });

        var back = (await Store.Datasets.FindAsync("a", default))!;
        (back.IsDeleted, back.Change > tombstone.Change).ShouldBe((false, true));
    }

    [ServedFact]
    public async Task A_stop_can_be_asked_of_a_running_run_only()
    {
        var lease = await StartAsync();
        (await Store.Runs.RequestStopAsync(lease.Run, default)).ShouldBeTrue();
        (await Store.Runs.HeartbeatAsync(lease, default)).ShouldBeTrue();

        await Store.Runs.EndAsync(lease, new RunEnd(RunState.Stopped, "Stopped.", false), default);

        (await Store.Runs.RequestStopAsync(lease.Run, default)).ShouldBeFalse();
        (await Store.Runs.RequestStopAsync(4711, default)).ShouldBeFalse();
    }

    [ServedFact]
    public async Task A_run_that_is_stopped_after_its_process_died_ends_at_once_and_is_not_continued()
    {
        var lease = await StartAsync();
        Time.Advance(LeaseTime + TimeSpan.FromSeconds(1));

        (await Store.Runs.RequestStopAsync(lease.Run, default)).ShouldBeTrue();

        (await Store.Runs.FindAsync(lease.Run, default))!.State.ShouldBe(RunState.Stopped);
        (await StartAsync()).Run.ShouldNotBe(lease.Run);
    }

    [ServedFact]
    public async Task A_run_that_was_asked_to_stop_and_whose_process_died_then_is_not_continued()
    {
        var lease = await StartAsync();
        await Store.Runs.RequestStopAsync(lease.Run, default);
        Time.Advance(LeaseTime + TimeSpan.FromSeconds(1));

        (await StartAsync()).Run.ShouldNotBe(lease.Run);

        (await Store.Runs.FindAsync(lease.Run, default))!.State.ShouldBe(RunState.Stopped);
    }

    [ServedFact]
    public async Task An_archive_s_last_success_and_last_news_are_those_of_its_runs()
    {
        (await Store.Runs.FindMilestonesAsync("own", default)).ShouldBe(new RunMilestones(null, null));
        var lease = await StartAsync();
        await ApplyAsync(lease, Outcome("a"));
        await Store.Runs.EndAsync(lease, new RunEnd(RunState.Succeeded, "All.", true), default);
        var brought = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromHours(1));
        await Store.Runs.EndAsync(await StartAsync(), new RunEnd(RunState.Succeeded, "All.", true), default);
        var success = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromHours(1));
        await Store.Runs.EndAsync(await StartAsync(), new RunEnd(RunState.Partial, "Some.", true), default);

        (await Store.Runs.FindMilestonesAsync("own", default)).ShouldBe(new RunMilestones(success, brought));
        (await Store.Runs.FindMilestonesAsync("other", default)).ShouldBe(new RunMilestones(null, null));
    }

    [ServedFact]
    public async Task States_of_thousands_of_keys_are_found_at_once()
    {
        await ApplyAsync(await StartAsync(), Outcome("a"), Outcome("\"細胞\\'"));

        (await Store.Sources.FindStatesAsync("own", [.. Enumerable.Range(0, 3000).Select(i => $"{i}"), "a", "\"細胞\\'"], default)).Keys.Order().ShouldBe(["\"細胞\\'", "a"]);
    }
}
