using Hub.Deposition.Drafts;

using Microsoft.Extensions.Logging;

using Quartz;

namespace Hub.Deposition.Publishing;

/// <summary>At the start and every few minutes: releases what is due, carries on what broke off, and sweeps drafts deleted long ago.</summary>
[DisallowConcurrentExecution]
internal sealed partial class ReleaseJob(Releasing releasing, Publisher publisher, Deposits deposits, ILogger<ReleaseJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await publisher.CarryAllAsync(cancellationToken);
            await releasing.ReleaseDueAsync(cancellationToken);
            await deposits.PurgeAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Releasing broke off and is tried again in a few minutes")]
    private partial void LogFailed(Exception failure);
}
