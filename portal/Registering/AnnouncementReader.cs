using Hub.Harvesting;
using Hub.Records;
using Hub.Store;

namespace Hub.Portal.Registering;

/// <summary>Reads the records of one announcement, where a connector can by their keys, or else the whole archive.</summary>
/// <param name="archives">The archives that take part.</param>
/// <param name="harvester">Runs over them.</param>
/// <param name="services">Holds the connectors, by kind.</param>
/// <param name="logger">Where refusals go.</param>
public sealed partial class AnnouncementReader(ArchiveDirectory archives, Harvester harvester, IServiceProvider services, ILogger<AnnouncementReader> logger)
{
    /// <summary>Reads what was announced; false where another run has the archive, so that it is to be tried again.</summary>
    /// <param name="announcement">The announcement; one of an archive that went meanwhile is not read.</param>
    /// <param name="cancellationToken">Breaks the run off.</param>
    public async Task<bool> TryReadAsync(KeptAnnouncement announcement, CancellationToken cancellationToken)
    {
        try
        {
            if (archives.FirstOrDefault(each => each.Id == announcement.Archive) is { } archive)
            {
                await RunAsync(archive, announcement.Keys, cancellationToken);
            }

            return true;
        }
        catch (RunRefusedException busy)
        {
            LogWaits(announcement.Archive, busy.Message);
            return false;
        }
    }

    private Task<Run> RunAsync(ArchiveDefinition archive, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var connector = services.GetKeyedService<IConnector>(archive.Kind);
        return connector is IChangeListing listing && listing.FetchesByKey(archive)
            ? harvester.ImportAsync(archive, new AnnouncedRecords(connector, keys), cancellationToken)
            : harvester.RunAsync(archive, RunMode.Harvest, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The announced changes of {Archive} wait: {Reason}")]
    private partial void LogWaits(string archive, string reason);
}
