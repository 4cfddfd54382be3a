using System.Diagnostics;
using System.Globalization;
using System.Text;

using Hub.Catalogue;
using Hub.Deposition.Uploads;
using Hub.Records;
using Hub.Store;

namespace Hub.Portal.Operating;

/// <summary>What a monitor reads, in Prometheus' text format 0.0.4.</summary>
public static class Metrics
{
    /// <summary>Maps <c>/metrics</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapGet("/metrics", AnswerAsync).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(IReadOnlyList<ArchiveDefinition> archives, IRecordStore store, CatalogueReader catalogue, UploadSweeping uploads, BlobMetrics blobs, CancellationToken cancellationToken)
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
        Head(text, "hub_uploads_dropped", "Uploads and their parts in a bucket, dropped since the start because nobody went on with them.");
        Line(text, "hub_uploads_dropped", "", uploads.Last.Dropped);
        await blobs.WriteAsync(text, cancellationToken);
        await ArchivesAsync(text, archives, store, cancellationToken);
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

        Head(text, "hub_archive_last_success_seconds", "When an archive was last read whole, in seconds since 1970; missing before the first time.");
        foreach (var archive in archives)
        {
            var runs = await store.Runs.ReadNewestAsync(archive.Id, 50, cancellationToken);
            if (runs.FirstOrDefault(run => run.State == RunState.Succeeded)?.EndedAt is { } ended)
            {
                Line(text, "hub_archive_last_success_seconds", $"archive=\"{archive.Id}\"", ended.ToUnixTimeSeconds());
            }
        }
    }

    internal static void Head(StringBuilder text, string name, string help) =>
        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(" gauge\n");

    internal static void Line(StringBuilder text, string name, string labels, long value) =>
        text.Append(name).Append(labels.Length == 0 ? "" : "{" + labels + "}").Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
