using System.Diagnostics;
using System.Text;

using Hub.Catalogue;
using Hub.Deposition.Uploads;
using Hub.Store;

namespace Hub.Portal.Operating;

/// <summary>What a monitor reads, in Prometheus' text format 0.0.4.</summary>
public static class Metrics
{
    /// <summary>Maps <c>/metrics</c>.</summary>
    /// <param name="routes">The portal's routes.</param>
    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes.MapGet("/metrics", AnswerAsync).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(ArchiveMetrics archives, IRecordStore store, CatalogueReader catalogue, UploadSweeping uploads, BlobMetrics blobs, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        MetricsText.Head(text, "hub_datasets", "Datasets that can be found.");
        MetricsText.Line(text, "hub_datasets", "", catalogue.Count);
        MetricsText.Head(text, "hub_store_change", "The number of the store's last change.");
        MetricsText.Line(text, "hub_store_change", "", await store.Datasets.LastChangeAsync(cancellationToken));
        MetricsText.Head(text, "hub_memory_bytes", "Resident memory of the process.");
        MetricsText.Line(text, "hub_memory_bytes", "", Environment.WorkingSet);
        MetricsText.Head(text, "hub_start_time_seconds", "When the process started, in seconds since 1970.");
        MetricsText.Line(text, "hub_start_time_seconds", "", new DateTimeOffset(Process.GetCurrentProcess().StartTime).ToUnixTimeSeconds());
        MetricsText.Head(text, "hub_uploads_open", "Uploads that were not complete at the last sweep, which is every hour.");
        MetricsText.Line(text, "hub_uploads_open", "", uploads.Last.Open);
        MetricsText.Head(text, "hub_uploads_open_bytes", "Their bytes.");
        MetricsText.Line(text, "hub_uploads_open_bytes", "", uploads.Last.Bytes);
        MetricsText.Head(text, "hub_uploads_dropped", "Uploads and their parts in a bucket, dropped since the start because nobody went on with them.");
        MetricsText.Line(text, "hub_uploads_dropped", "", uploads.Last.Dropped);
        await blobs.WriteAsync(text, cancellationToken);
        await archives.WriteAsync(text, cancellationToken);
        return TypedResults.Text(text.ToString(), "text/plain; version=0.0.4");
    }
}
