using Hub.Store;

namespace Hub.Tests.Harvesting;

/// <summary>Knows, without the hub's own rules, what the store may say after a harvest.</summary>
internal sealed class SimulatedJudge(HarvestBench bench)
{
    private readonly Dictionary<string, HashSet<string>> said = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, string> before = new Dictionary<string, string>();
    private IReadOnlyDictionary<string, string> atStart = new Dictionary<string, string>();
    private long sourcesBefore;
    private long sourcesAtStart;
    private long judged;
    private bool wasRunning;
    private bool wentOn;

    /// <summary>When the harvest that is judged began.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Notes what is kept and what the archive says now.</summary>
    public async Task RememberAsync()
    {
        Since = bench.Time.GetUtcNow();
        before = await bench.LivingAsync();
        sourcesBefore = (await bench.Store.Sources.CountAsync("own", default)).Sources;
        foreach (var record in bench.Own.Records.Values.Where(IsReadable))
        {
            said.TryAdd(record.Accession, new HashSet<string>(StringComparer.Ordinal));
            said[record.Accession].Add(record.Title);
        }
    }

    /// <summary>After a harvest that ended by itself.</summary>
    public async Task JudgeAsync(Run run)
    {
        await FindStartAsync();
        wasRunning.ShouldBeFalse("a run that ended by itself, or took a dead one over, leaves none open");
        var now = await bench.LivingAsync();
        DemandTruth(now);
        DemandBudget(now);
        await DemandCountsAsync(run);
        if (run.State == RunState.Held || !run.ListingComplete)
        {
            before.Keys.ShouldBeSubsetOf(now.Keys, $"a run that ended as {run.State} deletes nothing");
        }
        else
        {
            DemandEqual(now);
        }

        (await bench.Verification().ReadAsync(default).ToListAsync()).ShouldBeEmpty();
    }

    /// <summary>After a death anywhere.</summary>
    public async Task JudgeDeathAsync()
    {
        await FindStartAsync();
        var now = await bench.LivingAsync();
        DemandTruth(now);
        DemandBudget(now);
        (await bench.Verification().ReadAsync(default).ToListAsync()).ShouldBeEmpty();
    }

    /// <summary>After a curator let everything through.</summary>
    public async Task JudgeApprovalAsync(Run run)
    {
        var now = await bench.LivingAsync();
        DemandTruth(now);
        if (run.ListingComplete)
        {
            DemandEqual(now);
        }
        else
        {
            before.Keys.ShouldBeSubsetOf(now.Keys);
        }
    }

    /// <summary>After a curator refused it.</summary>
    public async Task JudgeRejectionAsync(Run run)
    {
        run.State.ShouldBe(RunState.Rejected);
        var now = await bench.LivingAsync();
        before.Keys.ShouldBeSubsetOf(now.Keys);
        foreach (var (accession, title) in atStart)
        {
            // What the run deleted before it died stays deleted: its listing was complete, and its budget allowed it.
            now.GetValueOrDefault(accession, title).ShouldBe(title, "a rejection takes back what the run altered");
        }
    }

    /// <summary>A lease later nobody holds the archive, whatever happened.</summary>
    public async Task DemandNoLivingLeaseAsync()
    {
        foreach (var run in await bench.Store.Runs.ReadNewestAsync("own", 50, default))
        {
            (run.LeaseUntil ?? DateTimeOffset.MinValue).ShouldBeLessThan(bench.Time.GetUtcNow(), $"run {run.Id} ({run.State}) lives past its lease");
        }
    }

    private static bool IsReadable(ArchivedRecord record) => record is { FetchFails: false, IsUnreadable: false };

    /// <summary>A run that died and goes on has one budget, which counts from where it began; another run has its own.</summary>
    private async Task FindStartAsync()
    {
        var newest = await bench.Store.Runs.ReadNewestAsync("own", 1, default) is [var only] ? only : null;
        wentOn = wasRunning && newest?.Id == judged;
        (atStart, sourcesAtStart) = wentOn ? (atStart, sourcesAtStart) : (before, sourcesBefore);
        (judged, wasRunning) = (newest?.Id ?? 0, newest?.State == RunState.Running);
    }

    /// <summary>The hub says nothing that the archive never said.</summary>
    private void DemandTruth(IReadOnlyDictionary<string, string> now)
    {
        foreach (var (accession, title) in now)
        {
            said[accession].ShouldContain(title);
        }
    }

    /// <summary>Nothing is deleted or altered beyond the budget unattended.</summary>
    private void DemandBudget(IReadOnlyDictionary<string, string> now)
    {
        var gone = atStart.Keys.Count(accession => !now.ContainsKey(accession));
        gone.ShouldBeLessThanOrEqualTo(Math.Max(bench.Options.DeletedRecords, (int)(bench.Options.DeletedShare * sourcesAtStart)));
        var altered = atStart.Count(kept => now.TryGetValue(kept.Key, out var title) && title != kept.Value);
        altered.ShouldBeLessThanOrEqualTo(Math.Max(bench.Options.AlteredRecords, (int)(bench.Options.AlteredShare * sourcesAtStart)));
    }

    /// <summary>The counts of a run add up to what the store has now and to what the archive listed; who went on for a dead process met some records twice, in two states of the archive.</summary>
    private async Task DemandCountsAsync(Run run)
    {
        var counts = run.Counts;
        var kept = await bench.Store.Sources.CountAsync("own", default);
        var atLeast = run.RecordsBefore + counts.New - counts.Gone;
        // What a dead process met as new and its successor holds, because it says yet something else, is counted once: as held.
        kept.Sources.ShouldBeInRange(atLeast, atLeast + counts.Failed + (wentOn ? counts.Held : 0), "what was new and what went is what the store has more or less");
        if (wentOn || !run.ListingComplete)
        {
            return;
        }

        counts.Seen.ShouldBe(bench.Own.Records.Count, "every listed record is counted once");
        if (run.State == RunState.Held)
        {
            (await bench.Store.Runs.ReadSetAsideAsync(run.Id, SetAside.Held, default).CountAsync()).ShouldBe((int)counts.Held, "what is counted as held waits");
        }
        else
        {
            (counts.Failed, counts.Held).ShouldBe((kept.Failing, 0), "what is counted as failed is failing");
        }
    }

    /// <summary>The store says what the archive says; a record that cannot be had keeps what it said.</summary>
    private void DemandEqual(IReadOnlyDictionary<string, string> now)
    {
        now.Keys.ShouldBeSubsetOf(bench.Own.Records.Values.Select(record => record.Accession));
        foreach (var record in bench.Own.Records.Values.Where(IsReadable))
        {
            now.GetValueOrDefault(record.Accession).ShouldBe(record.Title);
        }
    }
}
