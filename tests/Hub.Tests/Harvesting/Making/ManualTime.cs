namespace Hub.Tests.Harvesting;

/// <summary>A clock that stands still until it is moved, and then fires what is due in order.</summary>
internal sealed class ManualTime : TimeProvider
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The pauses asked for so far, in order.</summary>
    public List<TimeSpan> Pauses { get; } = [];

    /// <summary>When set, a pause of up to two minutes passes as soon as somebody waits for it; longer ones are time-outs.</summary>
    public bool IsHurried { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        var until = GetUtcNow() + time;
        while (NextDue(until) is { } due)
        {
            due();
        }

        lock (gate)
        {
            // What was due may have moved the clock on.
            now = until > now ? until : now;
        }
    }

    internal void Set(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        var isPause = dueTime > TimeSpan.Zero && dueTime <= LongestPause && period == Timeout.InfiniteTimeSpan;
        lock (gate)
        {
            timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            if (isPause)
            {
                Pauses.Add(dueTime);
            }

            timer.Due = now + dueTime;
            timer.Period = period;
            timers.Add(timer);
        }

        if (isPause && IsHurried)
        {
            _ = Task.Run(() => Advance(dueTime));
        }
    }

    internal void Remove(ManualTimer timer)
    {
        lock (gate)
        {
            timers.Remove(timer);
        }
    }

    private Action? NextDue(DateTimeOffset until)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (next is null)
            {
                return null;
            }

            now = next.Due > now ? next.Due : now;
            timers.Remove(next);
            if (next.Period > TimeSpan.Zero)
            {
                next.Due += next.Period;
                timers.Add(next);
            }

            return next.Fire;
        }
    }
}
