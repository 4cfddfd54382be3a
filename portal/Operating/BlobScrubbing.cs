using Hub.Portal.Composing;
using Hub.Store;

namespace Hub.Portal.Operating;

/// <summary>Reads all blobs again on a schedule, for as long as the hub runs, and goes on after a restart where it was.</summary>
/// <param name="ledger">Runs passes.</param>
/// <param name="options">How often.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where damage is told.</param>
public sealed partial class BlobScrubbing(ScrubLedger ledger, ScrubOptions options, TimeProvider time, ILogger<BlobScrubbing> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            try
            {
                if (await ledger.LastAsync(stoppingToken) is not { EndedAt: { } ended } || ended + TimeSpan.FromDays(options.Days) <= time.GetUtcNow())
                {
                    var pass = await ledger.RunAsync(Tell, stoppingToken);
                    LogEnded(pass.Blobs, pass.Bytes >> 20);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Tell(BlobDamage damage)
    {
        if (damage.HealedAt is null)
        {
            LogDamaged(damage.Digest, damage.Place, damage.State);
        }
        else
        {
            LogHealed(damage.Digest, damage.Place, damage.State);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "All blobs were read again: {Blobs} of {Megabytes} MB")]
    private partial void LogEnded(long blobs, long megabytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The blob {Digest} of the {Place} place was {State} and was healed from another copy; look after that disk")]
    private partial void LogHealed(string digest, string place, string state);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The blob {Digest} of the {Place} place is {State}, and no copy could heal it; bring it back from a backup, or let its file be uploaded or harvested again")]
    private partial void LogDamaged(string digest, string place, string state);

    [LoggerMessage(Level = LogLevel.Error, Message = "Blobs could not be read again; it goes on in an hour")]
    private partial void LogFailed(Exception failure);
}
