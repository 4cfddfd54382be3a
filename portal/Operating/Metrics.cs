using System.Diagnostics;
using System.Globalization;
using System.Text;

using Hub.Catalogue;
using Hub.Deposition.Uploads;
using Hub.Harvesting;
using Hub.Records;
using Hub.Store;

namespace Hub.Portal.Operating;

/// <summary>What a monitor reads, in Prometheus' text format 0.0.4.</summary>
public static class Metrics
{
    /// <summary>Maps <c>/metrics</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapGet("/metrics", AnswerAsync).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(IReadOnlyList<ArchiveDefinition> archives, IRecordStore store, CatalogueReader catalogue, Freshness freshness, IndexComparing comparing, UploadSweeping uploads, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        Head(text, "hub_datasets", "Datasets that can be found.");
        Line(text, "hub_datasets", "", catalogue.Count);
        Head(text, "hub_store_change", "The number of the store's last change.");
        Line(text, "hub_store_change", "", await store.Datasets.LastChangeAsync(cancellationToken));
        Head(text, "hub_memory_bytes", "Resident memory of the process.");
        Line(text, "hub_memory_bytes", "", Environment.WorkingSet);
        Head(text, "hub_start_time_seconds", "When the process started, in seconds since 1970.");
        Line(text, "hub_start_time_seconds", "", new DateTimeOffset(Process.GetCurrentProcess().StartTime).ToUnixTimeSeconds());
        Head(text, "hub_uploads_open", "Uploads that were not complete at the last sweep, which is every hour.");
        Line(text, "hub_uploads_open", "", uploads.Last.Open);
        Head(text, "hub_uploads_open_bytes", "Their bytes.");
        Line(text, "hub_uploads_open_bytes", "", uploads.Last.Bytes);
        Head(text, "hub_uploads_dropped", "Uploads dropped since the start because nobody went on with them.");
        Line(text, "hub_uploads_dropped", "", uploads.Last.Dropped);
        await ArchivesAsync(text, archives, store, cancellationToken);
        await FreshnessAsync(text, archives, freshness, cancellationToken);
        Comparisons(text, [.. archives.Select(archive => comparing.Of(archive.Id)).OfType<ComparedArchive>()]);
        return TypedResults.Text(text.ToString(), "text/plain; version=0.0.4");
    }

    private static async Task ArchivesAsync(StringBuilder text, IReadOnlyList<ArchiveDefinition> archives, IRecordStore store, CancellationToken cancellationToken)
    {
        Head(text, "hub_archive_records", "Records of an archive's listing by state.");
        foreach (var archive in archives)
        {
            var counts = await store.Sources.CountAsync(archive.Id, cancellationToken);
            Line(text, "hub_archive_records", $"archive=\"{archive.Id}\",state=\"listed\"", counts.Sources);
            Line(text, "hub_archive_records", $"archive=\"{archive.Id}\",state=\"failing\"", counts.Failing);
            Line(text, "hub_archive_records", $"archive=\"{archive.Id}\",state=\"gone\"", counts.Gone);
        }
    }

    private static async Task FreshnessAsync(StringBuilder text, IReadOnlyList<ArchiveDefinition> archives, Freshness freshness, CancellationToken cancellationToken)
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
        Each("hub_archive_fresh", "1 where the freshness objective is met, 0 where not.", each => each.IsMet is { } met ? met ? 1 : 0 : null);
        Each("hub_archive_deletions_left", "How many deletions the run at work, or the next one, may still make unattended.", each => each.DeletionsLeft);
        Each("hub_archive_alterations_left", "How many alterations the run at work, or the next one, may still make unattended.", each => each.AlterationsLeft);

        void Each(string name, string help, Func<ArchiveFreshness, long?> value)
        {
            Head(text, name, help);
            foreach (var (archive, number) in all.Select(each => (each.Archive, Number: value(each))).Where(pair => pair.Number is not null))
            {
                Line(text, name, $"archive=\"{archive}\"", number!.Value);
            }
        }
    }

    private static void Comparisons(StringBuilder text, IReadOnlyList<ComparedArchive> compared)
    {
        Head(text, "hub_archive_compared_seconds", "When store and index were last compared, in seconds since 1970; missing before the first time.");
        foreach (var each in compared)
        {
            Line(text, "hub_archive_compared_seconds", $"archive=\"{each.Archive}\"", each.At.ToUnixTimeSeconds());
        }

        Head(text, "hub_archive_differences", "Datasets found to differ between store and index since the start, by where they were repaired.");
        foreach (var each in compared)
        {
            Line(text, "hub_archive_differences", $"archive=\"{each.Archive}\",repaired=\"store\"", each.RepairedInStore);
            Line(text, "hub_archive_differences", $"archive=\"{each.Archive}\",repaired=\"index\"", each.RepairedInIndex);
        }
    }

    private static void Head(StringBuilder text, string name, string help) =>
        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(" gauge\n");

    private static void Line(StringBuilder text, string name, string labels, long value) =>
        text.Append(name).Append(labels.Length == 0 ? "" : "{" + labels + "}").Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
