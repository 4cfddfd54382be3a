using Microsoft.Extensions.Logging;

namespace Hub.Store;

/// <summary>Keeps what is derived from datasets in step with them.</summary>
public static partial class DatasetsFollowing
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Catches up after every change until cancelled. What fails is logged and tried again.</summary>
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
                await datasets.WaitForChangeAsync(await catchUp(cancellationToken), cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogStopped(logger, error, Pause);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What follows the datasets could not be brought up to date; the next attempt is in {Pause}.")]
    private static partial void LogStopped(ILogger logger, Exception error, TimeSpan pause);
}
