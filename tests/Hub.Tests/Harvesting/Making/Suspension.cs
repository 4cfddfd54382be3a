namespace Hub.Tests.Harvesting;

/// <summary>Lets a process stand still before a chosen write, as a suspended machine does, until it is woken.</summary>
public sealed class Suspension(int standsStillAt)
{
    private readonly TaskCompletionSource asleep = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource awake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int writes;

    /// <summary>Completes when the process stands still.</summary>
    public Task Asleep => asleep.Task;

    public void Wake() => awake.TrySetResult();

    /// <summary>What the next write waits for.</summary>
    public Task NextWrite()
    {
        if (Interlocked.Increment(ref writes) < standsStillAt)
        {
            return Task.CompletedTask;
        }

        asleep.TrySetResult();
        return awake.Task;
    }
}
