using Hub.Records;

using Microsoft.Extensions.DependencyInjection;

using Quartz;

namespace Hub.Harvesting;

/// <summary>Harvests each archive when its definition says so, for as long as the host runs.</summary>
public static class HarvestSchedule
{
    /// <summary>
    /// Schedules every archive whose cron expression comes again, and takes up harvests whose process died. A time missed while the hub was
    /// busy is made up for once.
    /// </summary>
    /// <param name="services">The host's services, with <see cref="HarvestingServices.AddHarvesting"/> among them.</param>
    /// <param name="archives">The archives that take part.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArchiveException">An archive's schedule is no cron expression.</exception>
    public static IServiceCollection AddHarvestSchedule(this IServiceCollection services, IReadOnlyList<ArchiveDefinition> archives, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var scheduled = archives.Where(archive => archive.Schedule is not null && Parse(archive).GetNextValidTimeAfter(now) is not null).ToList();
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
        services.AddHostedService<DeadRuns>();
        return services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }

    /// <summary>Follows the registered partners of the <see cref="ArchiveDirectory"/> among the services.</summary>
    /// <param name="services">The host's services, with <see cref="AddHarvestSchedule"/> among them.</param>
    public static IServiceCollection AddRegisteredSchedule(this IServiceCollection services) => services.AddHostedService<RegisteredSchedule>();

    internal static ITrigger Trigger(ArchiveDefinition archive) => TriggerBuilder.Create()
        .WithIdentity(archive.Id)
        .WithCronSchedule(archive.Schedule!, cron => cron.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
        .Build();

    /// <summary>When an archive's schedule comes next after a time; null where it has none or never comes again.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="time">The time, not itself an answer.</param>
    public static DateTimeOffset? NextAfter(ArchiveDefinition archive, DateTimeOffset time) =>
        archive.Schedule is null ? null : Parse(archive).GetNextValidTimeAfter(time);

    /// <summary>Refuses what is no schedule, and one that comes more often than each hour or never.</summary>
    /// <param name="partner">A partner with a schedule.</param>
    /// <param name="now">From when on it has to come.</param>
    /// <exception cref="ArchiveException">Its schedule is no cron expression, comes too often, or not at all.</exception>
    public static void Demand(ArchiveDefinition partner, DateTimeOffset now)
    {
        var schedule = Parse(partner);
        if (schedule.GetNextValidTimeAfter(now) is not { } first)
        {
            throw new ArchiveException($"The schedule '{partner.Schedule}' never comes: look at its day, month and year.");
        }

        if (IsHasty(schedule, first))
        {
            throw new ArchiveException($"The schedule '{partner.Schedule}' comes more often than each hour; an archive may announce its changes instead.");
        }
    }

    private static CronExpression Parse(ArchiveDefinition archive)
    {
        try
        {
            return new CronExpression(archive.Schedule!, TimeZoneInfo.Utc);
        }
        catch (Exception cause) when (cause is FormatException or ArgumentException)
        {
            throw new ArchiveException(
                $"The schedule '{archive.Schedule}' in {archive.DefinedIn} is no Quartz cron expression (seconds minutes hours day-of-month month day-of-week), such as '0 30 2 * * ?' for half past two each night. {cause.Message}",
                cause);
        }
    }

    // Any start will do: what repeats within the hour does so in the first days looked at.
    private static bool IsHasty(CronExpression schedule, DateTimeOffset first)
    {
        const int Looks = 50;
        var last = first;
        for (var look = 0; look < Looks && schedule.GetNextValidTimeAfter(last) is { } next; look++)
        {
            if (next - last < TimeSpan.FromHours(1))
            {
                return true;
            }

            last = next;
        }

        return false;
    }
}
