using Microsoft.Extensions.Logging;

namespace Hub.Store;

/// <summary>Keeps what is derived from datasets in step with them.</summary>
public static partial class DatasetsFollowing
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Catches up after every change until cancelled; while much changes it rests in between, so that one step takes up
    /// what many commits brought. What fails is logged and tried again.
    /// </summary>
    /// <param name="datasets">What is followed.</param>
    /// <param name="catchUp">Reads all changes since the last time, and gives the change number it came to.</param>
    /// <param name="logger">Its category says who follows.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task FollowAsync(
        this IDatasets datasets, Func<CancellationToken, Task<long>> catchUp, ILogger logger, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var began = time.GetTimestamp();
                var change = await catchUp(cancellationToken);
                var step = time.GetElapsedTime(began);
                await datasets.WaitForChangeAsync(change, cancellationToken);
                await datasets.RestAsync(step, LongestRest, time, cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogStopped(logger, error, Pause);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <summary>
    /// Waits while changes keep coming: ten times as long as the step before took, so that a harvest has the machine to itself and the next
    /// step takes up what many commits brought; but goes on as soon as the store is quiet, so that nothing waits where little changes.
    /// </summary>
    /// <param name="datasets">What is followed.</param>
    /// <param name="step">How long the step took.</param>
    /// <param name="longest">The longest rest.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task RestAsync(this IDatasets datasets, TimeSpan step, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        var rest = 10 * step < longest ? 10 * step : longest;
        var began = time.GetTimestamp();
        for (long? last = null; time.GetElapsedTime(began) < rest;)
        {
            var change = await datasets.LastChangeAsync(cancellationToken);
            if (change == last)
            {
                return;
            }

            last = change;
            await Task.Delay(rest < Glance ? rest : Glance, time, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What follows the datasets could not be brought up to date; the next attempt is in {Pause}.")]
    private static partial void LogStopped(ILogger logger, Exception error, TimeSpan pause);
}
