using Hub.Records;
using Hub.Store;
using Hub.Tests.Harvesting;
using Hub.Tests.Making;

namespace Hub.Tests.Store;

/// <summary>What every record store promises.</summary>
public abstract class RecordStoreContract : IAsyncLifetime
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(1);

    protected IRecordStore Store { get; private set; } = null!;

    private protected ManualTime Time { get; } = new();

    public virtual async Task InitializeAsync()
    {
        Store = Open();
        await Store.MigrateAsync(default);
    }

    public virtual async Task DisposeAsync() => await Store.DisposeAsync();

    /// <summary>Opens the same store again, as another process does.</summary>
    protected abstract IRecordStore Open();

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
    public async Task A_batch_waits_while_what_came_before_it_is_unread_for_too_long()
    {
        var lease = await StartAsync();
        await ApplyAsync(lease, Outcome("a"));
        using var stretch = Store.Datasets.Pace.Begin();
        Time.Advance(FollowingPace.LongestUnread + TimeSpan.FromSeconds(1));

        var waiting = ApplyAsync(lease, Outcome("b"));

        waiting.IsCompleted.ShouldBeFalse();
        (await Store.Datasets.FindAsync("b", default)).ShouldBeNull();
        stretch.End();
        await waiting;
        (await Store.Datasets.FindAsync("b", default)).ShouldNotBeNull();
        Store.Datasets.Pace.Unread.ShouldBe(TimeSpan.Zero);
        Time.Advance(TimeSpan.FromSeconds(1));
        Store.Datasets.Pace.Unread.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [ServedFact]
    public async Task Everything_since_a_change_is_read_in_order_over_many_pages()
    {
        var lease = await StartAsync();
        for (var batch = 0; batch < 4; batch++)
        {
            await ApplyAsync(lease, [.. Enumerable.Range(batch * 300, 300).Select(i => Outcome($"d{i:0000}"))]);
        }

        var changes = await Store.Datasets.ReadChangesAsync(100, default).Select(dataset => dataset.Change).ToListAsync();

        changes.ShouldBe(Enumerable.Range(101, 1100).Select(i => (long)i));
        (await Store.Datasets.LastChangeAsync(default)).ShouldBe(1200);
    }

    [ServedFact]
    public async Task Living_datasets_that_last_changed_by_a_change_are_found_among_many()
    {
        var lease = await StartAsync();
        await ApplyAsync(lease, [.. Enumerable.Range(1, 5).Select(i => Outcome($"d{i}"))]);
        await ApplyAsync(lease, [new RecordOutcome("d4") { ChangeMark = "2", Records = [], Problems = [] }]);
        await Store.Datasets.TouchAsync(["d2"], default);

        (await Store.Datasets.FindChangedUntilAsync(["d1", "d2", "d3", "d4", "none"], 6, default)).ShouldBe(["d1", "d3"], ignoreOrder: true);
        (await Store.Datasets.FindChangedUntilAsync(["d1", "d2", "d3"], 2, default)).ShouldBe(["d1"]);
        (await Store.Datasets.FindChangedUntilAsync(["d2", "d4"], long.MaxValue, default)).ShouldBe(["d2"]);
        (await Store.Datasets.FindChangedUntilAsync([], 6, default)).ShouldBeEmpty();
    }

    [ServedFact]
    public async Task Who_waits_for_a_change_is_woken_by_a_commit()
    {
        var waiting = Store.Datasets.WaitForChangeAsync(0, default);
        waiting.IsCompleted.ShouldBeFalse();

        await PutAsync("a");

        (await waiting.WaitAsync(TimeSpan.FromMinutes(2))).ShouldBe(1);
    }

    [ServedFact]
    public async Task Another_process_s_commit_is_noticed_within_seconds()
    {
        await using var other = Open();
        (await other.Datasets.LastChangeAsync(default)).ShouldBe(0);
        var waiting = other.Datasets.WaitForChangeAsync(0, default);
        await PutAsync("a");

        // Whether the other has begun to wait yet is for its connection to say: time goes on by seconds until it looks again.
        for (var second = 0; second < 100 && !waiting.IsCompleted; second++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await other.Datasets.LastChangeAsync(default);
        }

        (await waiting.WaitAsync(TimeSpan.FromMinutes(2))).ShouldBe(1);
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
    public async Task Change_numbers_of_many_writers_rise_in_the_order_of_their_commits()
    {
        await using var other = Open();
        using var over = new CancellationTokenSource();
        var following = FollowAsync(over.Token);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => WriteManyAsync(i % 2 == 0 ? Store : other, $"archive{i}", 30))));

        (await Store.Datasets.LastChangeAsync(default)).ShouldBe(120);
        await over.CancelAsync();
        (await following).Order().ShouldBe(Enumerable.Range(1, 120).Select(i => (long)i), "a follower that goes on from the last number it saw misses nothing");
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

    protected static Dataset Dataset(string accession) => new() { Accession = accession, Archive = "own", Title = "Title of " + accession };

    protected static RecordOutcome Outcome(string key, Dataset? dataset = null) => new(key)
    {
        ChangeMark = "1",
        Records = [new SourceRecord { Archive = "own", Key = key, Dataset = dataset ?? Dataset(key), Rank = 100, IsOwner = true }],
        Problems = [],
    };

    protected async Task PutAsync(string key) => await ApplyAsync(await StartAsync(), Outcome(key));

    protected Task<RunCounts> ApplyAsync(RunLease lease, params RecordOutcome[] outcomes) =>
        Store.Runs.ApplyAsync(lease, outcomes, Merge, default);

    private static MergedDataset Merge(IReadOnlyList<SourceRecord> sources) => new(sources[0].Dataset, sources[0].Files);

    private static async Task WriteManyAsync(IRecordStore store, string archive, int count)
    {
        var lease = (await store.Runs.StartAsync(Request("writer") with { Archive = archive }, default)).Lease!;
        for (var i = 0; i < count; i++)
        {
            await store.Runs.ApplyAsync(lease, [Outcome($"{archive}-{i}")], Merge, default);
        }
    }

    private async Task<List<long>> FollowAsync(CancellationToken over)
    {
        var seen = new List<long>();
        while (!over.IsCancellationRequested || seen.Count < 120)
        {
            await foreach (var dataset in Store.Datasets.ReadChangesAsync(seen.LastOrDefault(), CancellationToken.None))
            {
                seen.Add(dataset.Change);
            }

            await Task.Yield();
        }

        return seen;
    }

    protected async Task<RunLease> StartAsync() => (await Store.Runs.StartAsync(Request("first"), default)).Lease.ShouldNotBeNull();

    protected static RunRequest Request(string owner) => new("own", RunMode.Harvest, "1", owner, LeaseTime);
}
