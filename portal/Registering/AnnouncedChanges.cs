using Hub.Records;
using Hub.Store;

namespace Hub.Portal.Registering;

/// <summary>
/// Reads the records that partners say have changed: one announcement of an archive after the other, those of some archives side
/// by side. What was accepted is kept in the store, so that any hub over it reads it, also after a restart. Nothing is deleted by
/// an announcement; the next listing tells what is gone.
/// </summary>
/// <param name="archives">The archives that take part.</param>
/// <param name="store">Where announcements wait.</param>
/// <param name="reader">Reads them.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where failures go.</param>
public sealed partial class AnnouncedChanges(ArchiveDirectory archives, IRecordStore store, AnnouncementReader reader, TimeProvider time, ILogger<AnnouncedChanges> logger) : BackgroundService
{
    /// <summary>The most keys of one announcement.</summary>
    public const int MostKeys = 1_000;

    /// <summary>The most announcements of one archive that wait, the one that is read among them.</summary>
    public const int MostWaiting = 200;

    /// <summary>Of how many archives announcements are read at once.</summary>
    public const int SideBySide = 4;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim accepted = new(0);

    /// <summary>Takes an announcement in that is signed as it must be.</summary>
    /// <param name="announcement">The announcement.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public async Task<Announced> AnnounceAsync(KeptAnnouncement announcement, CancellationToken cancellationToken)
    {
        var acceptance = await store.Announcements.AcceptAsync(announcement, Announcement.Remembered, MostWaiting, cancellationToken);
        if (acceptance == Announced.Kept)
        {
            accepted.Release();
        }

        return acceptance;
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        accepted.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, SideBySide).Select(_ => ReadAllAsync(stoppingToken)));

    private async Task ReadAllAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var pause = Look;
            try
            {
                while (await store.Announcements.TakeAsync([.. archives.Select(archive => archive.Id)], Hold, stoppingToken) is { } announcement)
                {
                    await ReadHeldAsync(announcement, stoppingToken);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogUnread(failure);
                pause = Hold;
            }

            // What waits for another run to end, or was left by another process, is found by looking.
            await accepted.WaitAsync(pause, stoppingToken);
        }
    }

    private async Task ReadHeldAsync(KeptAnnouncement announcement, CancellationToken cancellationToken)
    {
        using var read = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var holding = HoldAsync(announcement.Signature, read.Token);
        // Where the hub stops, the next one to start goes on with it at once.
        var (isRead, pause) = (false, TimeSpan.Zero);
        try
        {
            isRead = await reader.TryReadAsync(announcement, cancellationToken);
            pause = Look;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What the hub itself failed at, such as a full disk, does not pass in five seconds, and the partner is not to be asked each time.
            pause = Hold;
            throw;
        }
        finally
        {
            await read.CancelAsync();
            await holding;
            await (isRead
                ? store.Announcements.EndAsync(announcement.Signature, CancellationToken.None)
                : store.Announcements.HoldAsync(announcement.Signature, pause, CancellationToken.None));
        }
    }

    private async Task HoldAsync(string signature, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Hold / 4, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await store.Announcements.HoldAsync(signature, Hold, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It was read.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What a partner announced could not be read for a fault of this hub; it is tried again in a minute")]
    private partial void LogUnread(Exception failure);
}
