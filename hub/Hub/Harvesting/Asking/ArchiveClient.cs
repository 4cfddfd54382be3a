using Hub.Records;

using Microsoft.Extensions.Logging;

using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Hub.Harvesting;

/// <summary>The way out to one archive.</summary>
internal sealed class ArchiveClient : IArchiveClient
{
    private readonly HttpAttempt attempt;
    private readonly ArchiveReach reach;
    private readonly ConditionalRequests? conditional;
    private readonly HarvestOptions options;
    private readonly ResiliencePipeline<ArchiveResponse> attempts;

    internal ArchiveClient(HttpAttempt attempt, ArchiveReach reach, ConditionalRequests? conditional, HarvestOptions options, TimeProvider time, ILogger logger)
    {
        (this.attempt, this.reach, this.conditional, this.options) = (attempt, reach, conditional, options);
        attempts = new ResiliencePipelineBuilder<ArchiveResponse> { TimeProvider = time }
            .AddTimeout(options.RequestTimeout)
            .AddRetry(Retries(options, logger))
            .AddTimeout(options.AttemptTimeout)
            .Build();
    }

    public async Task<ArchiveResponse> SendAsync(ArchiveRequest request, CancellationToken cancellationToken)
    {
        reach.Demand(request.Address);
        var kept = conditional is null ? null : await conditional.FindAsync(request, cancellationToken);
        var context = ResilienceContextPool.Shared.Get(request.Address.ToString(), cancellationToken);
        try
        {
            return await attempts.ExecuteAsync(async current => await attempt.SendAsync(request, kept, current.CancellationToken), context);
        }
        catch (TransientAnswerException last)
        {
            throw new ArchiveException($"{request.Address} gave no usable answer in {options.Attempts} attempts; the last: {last.Message} The next run tries again.", last) { Failure = last.Failure };
        }
        catch (TimeoutRejectedException slow)
        {
            throw new ArchiveException($"{request.Address} gave no answer within {slow.Timeout}. The next run tries again; an archive that is always so slow needs smaller answers, or an operator of the hub who raises AttemptTimeout and RequestTimeout.", slow) { Failure = ArchiveFailure.Slow };
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static RetryStrategyOptions<ArchiveResponse> Retries(HarvestOptions options, ILogger logger) => new()
    {
        ShouldHandle = new PredicateBuilder<ArchiveResponse>().Handle<TransientAnswerException>().Handle<TimeoutRejectedException>(),
        MaxRetryAttempts = Math.Max(1, options.Attempts - 1),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.FirstPause,
        MaxDelay = options.LongestPause,
        DelayGenerator = retry => ValueTask.FromResult(
            (retry.Outcome.Exception as TransientAnswerException)?.Pause is { } pause ? (TimeSpan?)options.Capped(pause) : null),
        OnRetry = retry =>
        {
            HarvestLog.Retry(logger, retry.AttemptNumber + 1, retry.Context.OperationKey!, retry.Outcome.Exception!.Message, retry.RetryDelay);
            return ValueTask.CompletedTask;
        },
    };
}
