using Hub.Harvesting;
using Hub.Records;
using Hub.Store;

namespace Hub.Portal.Operating;

/// <summary>Harvests, once at the start, the archives that have a schedule and never were: a new hub fills itself.</summary>
/// <param name="archives">The archives that take part.</param>
/// <param name="store">Knows what was harvested.</param>
/// <param name="harvester">Harvests.</param>
/// <param name="logger">Where refusals and failures go.</param>
public sealed partial class FirstHarvests(IReadOnlyList<ArchiveDefinition> archives, IRecordStore store, Harvester harvester, ILogger<FirstHarvests> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Parallel.ForEachAsync(archives.Where(archive => archive.Schedule is not null), stoppingToken, async (archive, cancelled) =>
        {
            try
            {
                var runs = await store.Runs.ReadNewestAsync(archive.Id, 1, cancelled);
                if (runs is [] or [{ State: RunState.Running }])
                {
                    await harvester.RunAsync(archive, RunMode.Harvest, cancelled);
                }
            }
            catch (RunRefusedException refused)
            {
                LogRefused(archive.Id, refused.Message);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure, archive.Id);
            }
        });

    [LoggerMessage(Level = LogLevel.Information, Message = "The first harvest of {Archive} waits: {Reason}")]
    private partial void LogRefused(string archive, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The first harvest of {Archive} broke off; it goes on by its schedule, and soon where it had begun")]
    private partial void LogFailed(Exception failure, string archive);
}
