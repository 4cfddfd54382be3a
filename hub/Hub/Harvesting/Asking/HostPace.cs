namespace Hub.Harvesting;

/// <summary>Spaces the requests to one host evenly, and holds them all while the host asks for a pause.</summary>
internal sealed class HostPace(double requestsPerSecond, TimeProvider time)
{
    private readonly Lock turn = new();
    private readonly TimeSpan space = TimeSpan.FromSeconds(1 / requestsPerSecond);
    private DateTimeOffset next = DateTimeOffset.MinValue;

    /// <summary>Waits for this request's turn.</summary>
    internal async Task WaitAsync(CancellationToken cancellationToken)
    {
        TimeSpan pause;
        lock (turn)
        {
            var now = time.GetUtcNow();
            next = next > now ? next : now;
            pause = next - now;
            next += space;
        }

        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <summary>Lets nobody have a turn for a while.</summary>
    internal void Hold(TimeSpan pause)
    {
        lock (turn)
        {
            var until = time.GetUtcNow() + pause;
            next = next > until ? next : until;
        }
    }
}
