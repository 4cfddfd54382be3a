using System.Text;

using Hub.Store;

namespace Hub.Portal.Operating;

/// <summary>What reading blobs again has met, for a monitor.</summary>
/// <param name="scrubs">Remembers it.</param>
public sealed class BlobMetrics(ScrubLedger scrubs)
{
    /// <summary>Writes them.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task WriteAsync(StringBuilder text, CancellationToken cancellationToken)
    {
        MetricsText.Head(text, "hub_blobs_damaged", "Copies of blobs that are damaged or missing and could not be healed.");
        MetricsText.Line(text, "hub_blobs_damaged", "", await scrubs.ReadOpenAsync(cancellationToken).LongCountAsync(cancellationToken));
        MetricsText.Head(text, "hub_blobs_healed", "Copies of blobs that were damaged or missing and were healed.");
        MetricsText.Line(text, "hub_blobs_healed", "", await scrubs.ReadHealedAsync(cancellationToken).LongCountAsync(cancellationToken));
        if (await scrubs.LastAsync(cancellationToken) is { } pass)
        {
            MetricsText.Head(text, "hub_blobs_read_again", "Blobs read again in the pass under way, or in the last.");
            MetricsText.Line(text, "hub_blobs_read_again", "", pass.Blobs);
            MetricsText.Head(text, "hub_blobs_read_again_bytes", "The bytes read for that, over all copies.");
            MetricsText.Line(text, "hub_blobs_read_again_bytes", "", pass.Bytes);
            MetricsText.Head(text, "hub_blobs_pass_start_seconds", "When that pass began, in seconds since 1970.");
            MetricsText.Line(text, "hub_blobs_pass_start_seconds", "", pass.StartedAt.ToUnixTimeSeconds());
        }
    }
}
