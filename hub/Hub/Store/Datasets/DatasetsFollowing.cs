using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Hub.Store;

/// <summary>Keeps what is derived from datasets in step with them.</summary>
public static partial class DatasetsFollowing
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Lets followers read the same stretch of changes one after the other, until cancelled, so that each finds what those before it
    /// derived; while much changes they rest in between, so that one stretch takes up what many commits brought. Where changes have been
    /// waiting for long they read at once, for the last of them is what is searched and harvests wait for it. Where one fails, the others
    /// go on; the failure is logged, and tried again.
    /// </summary>
    /// <param name="datasets">What is followed.</param>
    /// <param name="followers">Each reads up to a change number, and gives the one it came to.</param>
    /// <param name="logger">Where failures go.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task FollowAsync(
        this IDatasets datasets, IReadOnlyList<Func<long, CancellationToken, Task<long>>> followers, ILogger logger, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var began = time.GetTimestamp();
                var reached = await StepAsync(datasets, followers, cancellationToken);
                var step = time.GetElapsedTime(began);
                await datasets.WaitForChangeAsync(reached, cancellationToken);
                await datasets.RestAsync(step, LongestRest, time, cancellationToken);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                LogStopped(logger, error, Pause);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <summary>Lets one follower read everything up to the last change there is now, however long it takes.</summary>
    /// <param name="datasets">What is followed.</param>
    /// <param name="follower">Reads up to a change number, and gives the one it came to.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task CatchUpAsync(this IDatasets datasets, Func<long, CancellationToken, Task<long>> follower, CancellationToken cancellationToken)
    {
        var upTo = await datasets.LastChangeAsync(cancellationToken);
        while (await follower(upTo, cancellationToken) < upTo)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>
    /// Waits while changes keep coming: until ten times as long as the step took is over since it began, so that a harvest has the machine to
    /// itself and the next step takes up what many commits brought; but goes on as soon as the store is quiet, so that nothing waits where
    /// little changes, and at once after a step that took longer than the longest rest, so that it does not fall behind.
    /// </summary>
    /// <param name="datasets">What is followed.</param>
    /// <param name="step">How long the step took.</param>
    /// <param name="longest">The longest rest.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task RestAsync(this IDatasets datasets, TimeSpan step, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        var rest = (10 * step < longest ? 10 * step : longest) - step;
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

    private static async Task<long> StepAsync(IDatasets datasets, IReadOnlyList<Func<long, CancellationToken, Task<long>>> followers, CancellationToken cancellationToken)
    {
        using var stretch = datasets.Pace.Begin();
        var upTo = await datasets.LastChangeAsync(cancellationToken);
        var failures = new ConcurrentQueue<Exception>();
        var reached = datasets.Pace.IsLate
            ? await Task.WhenAll(followers.Select(follower => Task.Run(() => ReadAsync(follower), cancellationToken)))
            : await followers.ToAsyncEnumerable().Select(async (follower, _, _) => await ReadAsync(follower)).ToArrayAsync(cancellationToken);
        if (!failures.IsEmpty)
        {
            throw new AggregateException(failures);
        }

        stretch.End();
        return reached.Min();

        async Task<long> ReadAsync(Func<long, CancellationToken, Task<long>> follower)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return await follower(upTo, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Enqueue(failure);
                return upTo;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What follows the datasets could not be brought up to date; the next attempt is in {Pause}.")]
    private static partial void LogStopped(ILogger logger, Exception error, TimeSpan pause);
}
