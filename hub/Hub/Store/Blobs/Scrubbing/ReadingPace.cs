namespace Hub.Store;

/// <summary>Holds reading down to a speed, so that a pass over all blobs leaves the disks to who waits for an answer.</summary>
/// <param name="bytesPerSecond">The speed.</param>
/// <param name="time">The clock.</param>
internal sealed class ReadingPace(long bytesPerSecond, TimeProvider time)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(20);

    private DateTimeOffset due = time.GetUtcNow();

    public async ValueTask SpendAsync(int bytes, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        due = (due < now ? now : due) + TimeSpan.FromSeconds((double)bytes / bytesPerSecond);
        if (due - now > Least)
        {
            await Task.Delay(due - now, time, cancellationToken);
        }
    }
}
