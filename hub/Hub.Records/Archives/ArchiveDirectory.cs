using System.Collections;

namespace Hub.Records;

/// <summary>
/// The archives that take part now: those of the configuration, then the partners that registered. Partners come and go while
/// the hub runs; who enumerates sees one state throughout.
/// </summary>
/// <param name="configured">The archives of the configuration, which stay.</param>
public sealed class ArchiveDirectory(IReadOnlyList<ArchiveDefinition> configured) : IReadOnlyList<ArchiveDefinition>
{
    private volatile IReadOnlyList<ArchiveDefinition> current = configured;

    /// <summary>Tells that partners came, changed or went.</summary>
    public event EventHandler? Changed;

    /// <summary>The archives of the configuration.</summary>
    public IReadOnlyList<ArchiveDefinition> Configured { get; } = configured;

    /// <summary>One state: the same object until partners come, change or go.</summary>
    public IReadOnlyList<ArchiveDefinition> Current => current;

    /// <inheritdoc />
    public int Count => current.Count;

    /// <inheritdoc />
    public ArchiveDefinition this[int index] => current[index];

    /// <summary>Takes the registered partners over, in place of those before.</summary>
    /// <param name="partners">All of them; none has the id of a configured archive.</param>
    public void Register(IEnumerable<ArchiveDefinition> partners)
    {
        current = [.. Configured, .. partners];
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <inheritdoc />
    public IEnumerator<ArchiveDefinition> GetEnumerator() => current.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
