namespace Hub.Store;

/// <summary>
/// What partners announced: each is kept once, waits until a process has read it, whichever that is, and is known for
/// as long as somebody could send it again.
/// </summary>
public interface IAnnouncements
{
    /// <summary>Keeps an announcement that is not known yet; it is on disk when this returns. Forgets what is old.</summary>
    /// <param name="announcement">The announcement.</param>
    /// <param name="remembered">How long one is known after it was accepted, once it is read. What nobody has read for a day is forgotten too: a listing has told it meanwhile.</param>
    /// <param name="mostWaiting">How many of one archive may wait.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    Task<Announced> AcceptAsync(KeptAnnouncement announcement, TimeSpan remembered, int mostWaiting, CancellationToken cancellationToken);

    /// <summary>Takes the oldest announcement that waits; null where there is none. Of one archive, one at a time is taken.</summary>
    /// <param name="archives">Whose announcements the process can read.</param>
    /// <param name="hold">How long no other process takes it.</param>
    /// <param name="cancellationToken">Stops before anything is taken.</param>
    Task<KeptAnnouncement?> TakeAsync(IReadOnlyCollection<string> archives, TimeSpan hold, CancellationToken cancellationToken);

    /// <summary>Goes on holding an announcement that was taken, or lets it go.</summary>
    /// <param name="signature">Its signature.</param>
    /// <param name="hold">How long from now no other process takes it; zero to let it go.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    Task HoldAsync(string signature, TimeSpan hold, CancellationToken cancellationToken);

    /// <summary>Notes that an announcement was read: it waits no more and stays known.</summary>
    /// <param name="signature">Its signature.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    Task EndAsync(string signature, CancellationToken cancellationToken);
}
