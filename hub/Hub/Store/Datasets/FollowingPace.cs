namespace Hub.Store;

/// <summary>
/// Holds harvests back where they commit faster than their changes are read, so that a change can soon be found however large the harvest
/// is. It knows what this process commits and follows: where nobody follows, nobody waits.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class FollowingPace(TimeProvider time)
{
    /// <summary>How old the oldest unread change may be before harvests wait: what is unread then is read by the end of the stretch under way or of the next one.</summary>
    public static readonly TimeSpan LongestUnread = TimeSpan.FromSeconds(28);

    /// <summary>How long a batch waits at most: whoever follows may be building an index anew, which takes as long as it takes.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan FullTurn = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongUnread = TimeSpan.FromSeconds(12);

    private readonly Lock gate = new();
    private bool isFollowed;
    private long? coming;
    private long? beingRead;
    private TaskCompletionSource read = NewSignal();

    /// <summary>How long the oldest change has been waiting that is not read to its end; zero where none is.</summary>
    public TimeSpan Unread
    {
        get
        {
            lock (gate)
            {
                return (beingRead ?? coming) is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Whether changes have been unread for so long that who may come later must not be waited for.</summary>
    public bool IsLate => Unread > LongUnread;

    /// <summary>How long each of those that may come later takes of a stretch; no more than a batch where changes have been unread for long.</summary>
    public TimeSpan Turn => IsLate ? TimeSpan.Zero : FullTurn;

    /// <summary>A stretch begins that takes up all that was committed.</summary>
    /// <returns>To be ended when it is read; where it is disposed of before, nobody follows until the next one begins.</returns>
    public Stretch Begin()
    {
        lock (gate)
        {
            (isFollowed, beingRead, coming) = (true, coming, null);
        }

        return new Stretch(this);
    }

    /// <summary>Something was committed that is to be read.</summary>
    public void Committed()
    {
        lock (gate)
        {
            coming ??= time.GetTimestamp();
        }
    }

    /// <summary>Waits while changes are unread for too long: until a stretch is read, or for <see cref="LongestWait"/>.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (Awaited() is { } stretch && LongestWait - time.GetElapsedTime(began) is { Ticks: > 0 } left)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(stretch.Task, Task.Delay(left, time, over.Token));
            await over.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The end of the stretch that is read; null where none need be waited for.</summary>
    private TaskCompletionSource? Awaited()
    {
        lock (gate)
        {
            return isFollowed && Unread > LongestUnread ? read : null;
        }
    }

    private void Close(bool isRead)
    {
        TaskCompletionSource done;
        lock (gate)
        {
            (isFollowed, beingRead, coming) = (isRead, null, isRead ? coming : null);
            (done, read) = (read, NewSignal());
        }

        done.SetResult();
    }

    /// <summary>What one reading of changes takes up.</summary>
    /// <param name="pace">Whom to tell.</param>
    public sealed class Stretch(FollowingPace pace) : IDisposable
    {
        private bool isClosed;

        /// <summary>It is read to its end.</summary>
        public void End()
        {
            isClosed = true;
            pace.Close(isRead: true);
        }

        /// <inheritdoc />
        public void Dispose()
        {
            if (!isClosed)
            {
                pace.Close(isRead: false);
            }
        }
    }
}
