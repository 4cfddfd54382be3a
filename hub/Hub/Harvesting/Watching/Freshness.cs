using Hub.Records;
using Hub.Store;

using Microsoft.Extensions.Options;

namespace Hub.Harvesting;

/// <summary>Tells how fresh archives are.</summary>
/// <param name="store">Knows the runs.</param>
/// <param name="options">The budget.</param>
/// <param name="time">The clock.</param>
public sealed class Freshness(IRecordStore store, IOptions<HarvestOptions> options, TimeProvider time)
{
    /// <summary>A harvest may fail once before its archive counts as stale.</summary>
    private const int IntervalsAllowed = 2;

    private const int FewRuns = 10;

    /// <summary>How one archive stands now.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<ArchiveFreshness> ReadAsync(ArchiveDefinition archive, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var milestones = await store.Runs.FindMilestonesAsync(archive.Id, cancellationToken);
        var kept = await store.Sources.CountAsync(archive.Id, cancellationToken);
        var newest = await store.Runs.ReadNewestAsync(archive.Id, FewRuns, cancellationToken);
        var running = newest is [{ State: RunState.Running } run, ..] ? run : null;
        var isFirst = milestones.LastSuccess is null && IsFirstHarvest(newest);
        var before = running?.RecordsBefore ?? kept.Sources;
        var next = HarvestSchedule.NextAfter(archive, now);
        var interval = next is { } first ? HarvestSchedule.NextAfter(archive, first) - first : null;
        var objective = archive.FreshWithin ?? IntervalsAllowed * interval;
        return new ArchiveFreshness
        {
            Archive = archive.Id,
            NewestRecord = milestones.LastNews,
            LastSuccess = milestones.LastSuccess,
            NextRun = next,
            Objective = objective,
            FirstHarvestUnderWay = isFirst,
            IsMet = objective is null || isFirst ? null : now - milestones.LastSuccess <= objective,
            DeletionsLeft = Math.Max(0, ChangeBudget.Deletions(before, options.Value) - (running?.Counts.Gone ?? 0)),
            AlterationsLeft = Math.Max(0, ChangeBudget.Alterations(before, options.Value) - (running is null ? 0 : running.Counts.Changed + running.Counts.Held)),
        };
    }

    // A run whose process died is no answer of the archive; one that failed, or left something out, is.
    private static bool IsFirstHarvest(IReadOnlyList<Run> newest) =>
        newest is [{ State: RunState.Running, Mode: RunMode.Harvest or RunMode.FullHarvest }, ..] && newest.Skip(1).All(run => run.State == RunState.Interrupted);
}
