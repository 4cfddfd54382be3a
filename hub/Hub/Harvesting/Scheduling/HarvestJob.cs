using Hub.Records;
using Hub.Store;

using Microsoft.Extensions.Logging;

using Quartz;

namespace Hub.Harvesting;

/// <summary>One scheduled harvest; the job's name is the archive's id. A run at work, here or elsewhere, lets it out.</summary>
[DisallowConcurrentExecution]
internal sealed class HarvestJob(Harvester harvester, IReadOnlyList<ArchiveDefinition> archives, ILogger<HarvestJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (archives.FirstOrDefault(archive => archive.Id == context.JobDetail.Key.Name) is not { } archive)
        {
            return;
        }

        try
        {
            await harvester.RunAsync(archive, RunMode.Harvest, cancellationToken);
        }
        catch (RunRefusedException busy)
        {
            HarvestLog.ScheduledHarvestLeftOut(logger, archive.Id, busy.Message);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            HarvestLog.ScheduledHarvestFailed(logger, failure, archive.Id);
        }
    }
}
