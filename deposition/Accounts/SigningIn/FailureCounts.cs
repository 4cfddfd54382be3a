using System.Collections.Concurrent;

namespace Hub.Deposition.Accounts;

/// <summary>Counts failures by name within a window of time, in memory; a name is an account or a network address.</summary>
/// <param name="most">The failures a name may have.</param>
/// <param name="window">How long one is remembered.</param>
/// <param name="time">The clock.</param>
public sealed class FailureCounts(int most, TimeSpan window, TimeProvider time)
{
    // Beyond it, names whose failures are old are forgotten; an attacker's names cannot fill the memory.
    private const int MostNames = 50_000;

    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> failures = new(StringComparer.Ordinal);

    /// <summary>How long a name has to wait; null where it may try.</summary>
    /// <param name="name">The account or address.</param>
    public TimeSpan? Wait(string name)
    {
        if (!failures.TryGetValue(name, out var times))
        {
            return null;
        }

        lock (times)
        {
            Forget(times);
            return times.Count < most ? null : times.Peek() + window - time.GetUtcNow();
        }
    }

    /// <summary>Remembers a failure.</summary>
    /// <param name="name">The account or address.</param>
    public void Add(string name)
    {
        if (failures.Count >= MostNames)
        {
            Sweep();
        }

        var times = failures.GetOrAdd(name, _ => new Queue<DateTimeOffset>());
        lock (times)
        {
            Forget(times);
            times.Enqueue(time.GetUtcNow());
            if (times.Count > most)
            {
                times.Dequeue();
            }
        }
    }

    /// <summary>Forgets a name's failures, because it has proved who it is.</summary>
    /// <param name="name">The account or address.</param>
    public void Clear(string name) => failures.TryRemove(name, out _);

    private void Sweep()
    {
        foreach (var (name, times) in failures)
        {
            lock (times)
            {
                Forget(times);
                if (times.Count < most)
                {
                    failures.TryRemove(name, out _);
                }
            }
        }
    }

    private void Forget(Queue<DateTimeOffset> times)
    {
        var oldest = time.GetUtcNow() - window;
        while (times.TryPeek(out var first) && first <= oldest)
        {
            times.Dequeue();
        }
    }
}
