using System.Threading.Channels;

using Hub.Harvesting;
using Hub.Records;
using Hub.Store;

namespace Hub.Portal.Registering;

/// <summary>Reads, one after the other, the records that partners say have changed. Nothing is deleted by an announcement; the next listing tells what is gone.</summary>
/// <param name="archives">The archives that take part.</param>
/// <param name="harvester">Reads them.</param>
/// <param name="services">Holds the connectors, by kind.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where refusals go.</param>
public sealed partial class AnnouncedChanges(ArchiveDirectory archives, Harvester harvester, IServiceProvider services, TimeProvider time, ILogger<AnnouncedChanges> logger) : BackgroundService
{
    /// <summary>The most keys of one announcement.</summary>
    public const int MostKeys = 1_000;

    private const int MostWaiting = 200;
    private const int MostTries = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Channel<(string Archive, IReadOnlyList<string> Keys)> waiting = Channel.CreateBounded<(string, IReadOnlyList<string>)>(MostWaiting);

    /// <summary>Takes an announcement in; false where too many wait.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="keys">Keys of its records.</param>
    public bool Announce(string archive, IReadOnlyList<string> keys) => waiting.Writer.TryWrite((archive, keys));

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (id, keys) in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            if (archives.FirstOrDefault(archive => archive.Id == id) is { } archive)
            {
                await ReadAsync(archive, keys, stoppingToken);
            }
        }
    }

    private async Task ReadAsync(ArchiveDefinition archive, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RunAsync(archive, keys, cancellationToken);
                return;
            }
            catch (RunRefusedException busy) when (attempt < MostTries)
            {
                LogWaits(archive.Id, busy.Message);
                await Task.Delay(Pause, time, cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure, archive.Id);
                return;
            }
        }
    }

    private Task<Run> RunAsync(ArchiveDefinition archive, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var connector = services.GetKeyedService<IConnector>(archive.Kind);
        return connector is IChangeListing listing && listing.FetchesByKey(archive)
            ? harvester.ImportAsync(archive, new AnnouncedRecords(connector, keys), cancellationToken)
            : harvester.RunAsync(archive, RunMode.Harvest, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The announced changes of {Archive} wait: {Reason}")]
    private partial void LogWaits(string archive, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The announced changes of {Archive} could not be read; the next harvest does")]
    private partial void LogFailed(Exception failure, string archive);
}
