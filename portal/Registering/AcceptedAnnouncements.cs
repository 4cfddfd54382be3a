namespace Hub.Portal.Registering;

/// <summary>Remembers, in this process, the signatures of announcements for as long as they could be sent again, so that none is read twice.</summary>
/// <param name="time">The clock.</param>
public sealed class AcceptedAnnouncements(TimeProvider time)
{
    private readonly Lock access = new();
    private readonly Dictionary<string, DateTimeOffset> accepted = new(StringComparer.Ordinal);

    /// <summary>Whether a rightly signed announcement is met for the first time.</summary>
    /// <param name="signature">Its signature.</param>
    public bool IsFirst(string signature)
    {
        var now = time.GetUtcNow();
        lock (access)
        {
            foreach (var stale in accepted.Where(each => now - each.Value > Announcement.Remembered).Select(each => each.Key).ToList())
            {
                accepted.Remove(stale);
            }

            return accepted.TryAdd(signature, now);
        }
    }

    /// <summary>Lets an announcement be sent again that could not be taken in.</summary>
    /// <param name="signature">Its signature.</param>
    public void Forget(string signature)
    {
        lock (access)
        {
            accepted.Remove(signature);
        }
    }
}
