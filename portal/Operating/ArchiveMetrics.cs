using System.Text;

using Hub.Harvesting;
using Hub.Records;
using Hub.Store;

namespace Hub.Portal.Operating;

/// <summary>What a monitor reads of each archive: its records, how fresh they are, what is left of its budget, and whether store and index agree.</summary>
/// <param name="archives">The archives that take part.</param>
/// <param name="store">Knows the records.</param>
/// <param name="freshness">Tells how fresh they are.</param>
/// <param name="comparing">Compares store and index.</param>
public sealed class ArchiveMetrics(IReadOnlyList<ArchiveDefinition> archives, IRecordStore store, Freshness freshness, IndexComparing comparing)
{
    /// <summary>Appends the gauges of all archives.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task WriteAsync(StringBuilder text, CancellationToken cancellationToken)
    {
        await RecordsAsync(text, cancellationToken);
        await FreshnessAsync(text, cancellationToken);
        Comparisons(text);
    }

    private async Task RecordsAsync(StringBuilder text, CancellationToken cancellationToken)
    {
        MetricsText.Head(text, "hub_archive_records", "Records of an archive's listing by state.");
        foreach (var archive in archives)
        {
            var counts = await store.Sources.CountAsync(archive.Id, cancellationToken);
            MetricsText.Line(text, "hub_archive_records", $"archive=\"{archive.Id}\",state=\"listed\"", counts.Sources);
            MetricsText.Line(text, "hub_archive_records", $"archive=\"{archive.Id}\",state=\"failing\"", counts.Failing);
            MetricsText.Line(text, "hub_archive_records", $"archive=\"{archive.Id}\",state=\"gone\"", counts.Gone);
        }
    }

    private async Task FreshnessAsync(StringBuilder text, CancellationToken cancellationToken)
    {
        var all = new List<ArchiveFreshness>(archives.Count);
        foreach (var archive in archives)
        {
            all.Add(await freshness.ReadAsync(archive, cancellationToken));
        }

        Each("hub_archive_newest_record_seconds", "When a run last brought a record that was new or changed, in seconds since 1970; missing before the first.", each => each.NewestRecord?.ToUnixTimeSeconds());
        Each("hub_archive_last_success_seconds", "When an archive was last read whole, in seconds since 1970; missing before the first time.", each => each.LastSuccess?.ToUnixTimeSeconds());
        Each("hub_archive_next_run_seconds", "When an archive is harvested next, in seconds since 1970; missing without a schedule.", each => each.NextRun?.ToUnixTimeSeconds());
        Each("hub_archive_freshness_objective_seconds", "How old the last success may be.", each => (long?)each.Objective?.TotalSeconds);
        Each("hub_archive_fresh", "1 where the freshness objective is met, 0 where not; missing without an objective and during an archive's first harvest.", each => each.IsMet is { } met ? met ? 1 : 0 : null);
        Each("hub_archive_first_harvest", "1 during an archive's first harvest; missing before and after.", each => each.FirstHarvestUnderWay ? 1 : null);
        Each("hub_archive_deletions_left", "How many deletions the run at work, or the next one, may still make unattended.", each => each.DeletionsLeft);
        Each("hub_archive_alterations_left", "How many alterations the run at work, or the next one, may still make unattended.", each => each.AlterationsLeft);

        void Each(string name, string help, Func<ArchiveFreshness, long?> value)
        {
            MetricsText.Head(text, name, help);
            foreach (var (archive, number) in all.Select(each => (each.Archive, Number: value(each))).Where(pair => pair.Number is not null))
            {
                MetricsText.Line(text, name, $"archive=\"{archive}\"", number!.Value);
            }
        }
    }

    private void Comparisons(StringBuilder text)
    {
        var compared = archives.Select(archive => comparing.Of(archive.Id)).OfType<ComparedArchive>().ToList();
        MetricsText.Head(text, "hub_archive_compared_seconds", "When store and index were last compared, in seconds since 1970; missing before the first time.");
        foreach (var each in compared)
        {
            MetricsText.Line(text, "hub_archive_compared_seconds", $"archive=\"{each.Archive}\"", each.At.ToUnixTimeSeconds());
        }

        MetricsText.Head(text, "hub_archive_differences", "Datasets found to differ between store and index since the start, by where they were repaired.");
        foreach (var each in compared)
        {
            MetricsText.Line(text, "hub_archive_differences", $"archive=\"{each.Archive}\",repaired=\"store\"", each.RepairedInStore);
            MetricsText.Line(text, "hub_archive_differences", $"archive=\"{each.Archive}\",repaired=\"index\"", each.RepairedInIndex);
        }
    }
}
