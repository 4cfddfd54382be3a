using Hub.Records;

using Microsoft.Extensions.DependencyInjection;

using Quartz;

namespace Hub.Harvesting;

/// <summary>Harvests each archive when its definition says so, for as long as the host runs.</summary>
public static class HarvestSchedule
{
    /// <summary>Schedules every archive that has a cron expression. A time missed while the hub was down or busy is made up for once.</summary>
    /// <param name="services">The host's services, with <see cref="HarvestingServices.AddHarvesting"/> among them.</param>
    /// <param name="archives">The archives that take part.</param>
    /// <exception cref="ArchiveException">An archive's schedule is no cron expression.</exception>
    public static IServiceCollection AddHarvestSchedule(this IServiceCollection services, IReadOnlyList<ArchiveDefinition> archives)
    {
        var scheduled = archives.Where(archive => archive.Schedule is not null).ToList();
        foreach (var archive in scheduled)
        {
            Demand(archive);
        }

        services.AddQuartz(quartz =>
        {
            foreach (var archive in scheduled)
            {
                quartz.ScheduleJob<HarvestJob>(
                    trigger => trigger
                        .WithIdentity(archive.Id)
                        .WithCronSchedule(archive.Schedule!, cron => cron.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
                    job => job.WithIdentity(archive.Id));
            }
        });
        return services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }

    private static void Demand(ArchiveDefinition archive)
    {
        try
        {
            _ = new CronExpression(archive.Schedule!);
        }
        catch (Exception cause) when (cause is FormatException or ArgumentException)
        {
            throw new ArchiveException(
                $"config/archives/{archive.Id}.json: schedule '{archive.Schedule}' is no Quartz cron expression (seconds minutes hours day-of-month month day-of-week), such as '0 30 2 * * ?' for half past two each night. {cause.Message}",
                cause);
        }
    }
}
