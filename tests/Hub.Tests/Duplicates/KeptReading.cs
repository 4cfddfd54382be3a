using Hub.Store;

namespace Hub.Tests.Duplicates;

/// <summary>Keeps what it read of datasets with their links and clusters, as an index does, and reads only what changed since.</summary>
internal sealed class KeptReading(IDatasets datasets, ILinks links, IDuplicates clusters) : IDisposable
{
    private readonly SortedDictionary<string, string> kept = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim reading = new(1, 1);
    private long change;

    /// <summary>What it knows of each living dataset.</summary>
    public IEnumerable<string> Kept => kept.Select(each => $"{each.Key}: {each.Value}");

    /// <summary>How many datasets it read.</summary>
    public int Count { get; private set; }

    /// <summary>Reads what changed, up to a change number; as it may be followed, or before that.</summary>
    public async Task<long> ReadAsync(long upTo, CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            await ReadReleasedAsync(upTo, cancellationToken);
            return upTo;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private async Task ReadReleasedAsync(long upTo, CancellationToken cancellationToken)
    {
        await links.ReleaseAsync(upTo, cancellationToken);
        await clusters.ReleaseAsync(upTo, cancellationToken);
        await foreach (var stored in datasets.ReadChangesAsync(change, cancellationToken).TakeWhile(stored => stored.Change <= upTo))
        {
            change = stored.Change;
            Count++;
            if (stored.IsDeleted)
            {
                kept.Remove(stored.Dataset.Accession);
            }
            else
            {
                kept[stored.Dataset.Accession] = await SaidAsync(stored, cancellationToken);
            }
        }
    }

    private async Task<string> SaidAsync(StoredDataset stored, CancellationToken cancellationToken)
    {
        var accession = stored.Dataset.Accession;
        var linked = await links.ReadOfAsync(accession, cancellationToken).Select(link => $"{link.Value.Id} ({string.Join(", ", link.Value.Assertions.Select(said => $"{said.Record} {said.Evidence}"))})").ToListAsync(cancellationToken);
        var cluster = await clusters.FindOfAsync(accession, cancellationToken);
        return $"{stored.Digest} linked by [{string.Join("; ", linked)}] in {cluster?.Id} of {string.Join(' ', cluster?.Members.Select(member => member.Accession) ?? [])} with {cluster?.Preferred}";
    }
}
