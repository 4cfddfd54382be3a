namespace Hub.Catalogue;

/// <summary>A state on the shelf, and how many hold it.</summary>
internal sealed class ShelvedSnapshot(CatalogueSnapshot snapshot)
{
    private int holders = 1;

    /// <summary>The state.</summary>
    public CatalogueSnapshot Snapshot => snapshot;

    /// <summary>When it was last borrowed, or was the newest.</summary>
    public DateTimeOffset LastUsed { get; set; }

    /// <summary>Lends it; only while it is on the shelf.</summary>
    public SnapshotLoan Borrow()
    {
        Interlocked.Increment(ref holders);
        return new SnapshotLoan(this);
    }

    /// <summary>One holder less; the last one closes it.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref holders) == 0) snapshot.Dispose();
    }
}
