using Hub.Deposition.Partners;

namespace Hub.Portal.Operating;

/// <summary>Takes over, twice a minute, the partners that were approved by another process over the same store.</summary>
/// <param name="partners">The partners.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where failures go.</param>
public sealed partial class PartnersFollowing(PartnerRegistry partners, TimeProvider time, ILogger<PartnersFollowing> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await partners.FollowAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await partners.FollowAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailure(failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The registered partners could not be read; those known go on")]
    private partial void LogFailure(Exception failure);
}
