using Microsoft.Extensions.Logging;

namespace Hub.Store;

/// <summary>Keeps what is derived from datasets in step with them.</summary>
public static partial class DatasetsFollowing
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(5);

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
                var rest = RestAfter(time.GetElapsedTime(began), LongestRest);
                await datasets.WaitForChangeAsync(change, cancellationToken);
                await Task.Delay(rest, time, cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogStopped(logger, error, Pause);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <summary>How long a follower waits after a change that comes at the end of a step: twice as long as the step took, so that nothing waits where little changes.</summary>
    /// <param name="step">How long the step took.</param>
    /// <param name="longest">The longest rest.</param>
    public static TimeSpan RestAfter(TimeSpan step, TimeSpan longest) => 2 * step < longest ? 2 * step : longest;

    [LoggerMessage(Level = LogLevel.Error, Message = "What follows the datasets could not be brought up to date; the next attempt is in {Pause}.")]
    private static partial void LogStopped(ILogger logger, Exception error, TimeSpan pause);
}
