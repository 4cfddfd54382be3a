namespace Hub.Catalogue;

/// <summary>The right to read a state, until disposed.</summary>
internal sealed class SnapshotLoan(ShelvedSnapshot shelved) : IDisposable
{
    private bool returned;

    /// <summary>The state.</summary>
    public CatalogueSnapshot Snapshot => shelved.Snapshot;

    /// <inheritdoc />
    public void Dispose()
    {
        if (returned) return;
        returned = true;
        shelved.Release();
    }
}
