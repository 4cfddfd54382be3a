namespace Hub.Catalogue;

/// <summary>The states of the catalogue that can be read: the newest, and earlier ones for as long as someone may be paging through them.</summary>
/// <param name="time">The clock.</param>
internal sealed class SnapshotShelf(TimeProvider time) : IDisposable
{
    private const int MostKept = 12;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(15);
    private readonly Lock gate = new();
    private readonly List<ShelvedSnapshot> shelf = [];

    /// <summary>The newest state's number; 0 before the first.</summary>
    public long Generation
    {
        get
        {
            lock (gate) return shelf.Count == 0 ? 0 : shelf[^1].Snapshot.Generation;
        }
    }

    /// <summary>Puts the newest state in front and lets go of those that nobody has asked for lately.</summary>
    public void Add(CatalogueSnapshot snapshot)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (shelf.Count > 0) shelf[^1].LastUsed = now;
            shelf.Add(new ShelvedSnapshot(snapshot) { LastUsed = now });
            while (shelf.Count > 1 && (shelf.Count > MostKept || now - shelf.Take(shelf.Count - 1).Min(each => each.LastUsed) > KeptFor))
            {
                var oldest = shelf.Take(shelf.Count - 1).MinBy(each => each.LastUsed)!;
                shelf.Remove(oldest);
                oldest.Release();
            }
        }
    }

    /// <summary>Borrows a state; the caller gives it back by disposing the loan.</summary>
    /// <param name="generation">The state's number; null for the newest.</param>
    /// <exception cref="SnapshotExpiredException">That state is no longer kept.</exception>
    /// <exception cref="CatalogueRefusedException">There is no state yet.</exception>
    public SnapshotLoan Borrow(long? generation)
    {
        lock (gate)
        {
            if (shelf.Count == 0) throw new CatalogueRefusedException("catalogue-closed", "The catalogue is not open yet. Try again in a moment.");
            var wanted = generation is null ? shelf[^1] : shelf.Find(each => each.Snapshot.Generation == generation);
            if (wanted is null) throw new SnapshotExpiredException(generation!.Value, shelf[^1].Snapshot.Generation);
            wanted.LastUsed = time.GetUtcNow();
            return wanted.Borrow();
        }
    }

    /// <summary>Lets all states go; borrowed ones when they are given back.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            shelf.ForEach(each => each.Release());
            shelf.Clear();
        }
    }
}
