using Hub.Records;
using Hub.Store;

namespace Hub.Correlation;

/// <summary>Brings the links of some datasets up to date with their records.</summary>
internal sealed class LinkUpdate
{
    private readonly IRecordStore store;
    private readonly ILinks links;
    private readonly TimeProvider time;
    private readonly LinkSubjects subjects;

    /// <summary>Makes it.</summary>
    public LinkUpdate(IRecordStore store, ILinks links, TimeProvider time)
    {
        (this.store, this.links, this.time) = (store, links, time);
        subjects = new LinkSubjects(store.Documents);
    }

    /// <summary>Reads datasets that changed and those that speak of them by a name that is new or gone, and writes what differs.</summary>
    /// <param name="changed">The datasets that changed.</param>
    /// <param name="cursor">The cursor before them.</param>
    /// <param name="moved">Moves it behind them.</param>
    /// <param name="cancellationToken">Stops it; the same datasets are read again then.</param>
    /// <exception cref="RevisionConflictException">Somebody else was faster: the same datasets are read again.</exception>
    public async Task ApplyAsync(IReadOnlyList<StoredDataset> changed, FollowingCursor cursor, DocumentWrite moved, CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, StoredDataset>(StringComparer.Ordinal);
        foreach (var stored in changed)
        {
            all[stored.Dataset.Accession] = stored;
        }

        var read = new Dictionary<Dataset, IReadOnlyList<Statement>>(ReferenceEqualityComparer.Instance);
        var turned = await subjects.KeepAsync(all.Values, StatementsOf, cursor.Change, cancellationToken);
        await AddNamingAsync(all, turned, cancellationToken);
        var living = all.Values.Where(stored => !stored.IsDeleted).Select(stored => stored.Dataset).ToList();
        var said = await SaidLinks.OfAsync(subjects, living, StatementsOf, time, cancellationToken);
        var batch = new LinkBatch(links, await links.FindLinkedAsync(all.Keys, cancellationToken), time.GetUtcNow());
        foreach (var stored in all.Values)
        {
            IReadOnlyCollection<Link> says = stored.IsDeleted ? [] : await said.OfAsync(stored.Dataset, StatementsOf(stored.Dataset), cancellationToken);
            await batch.ReplaceAsync(stored.Dataset.Accession, says, cancellationToken);
        }

        await links.CommitAsync(batch.Changes, cursor, moved, cancellationToken);

        IReadOnlyList<Statement> StatementsOf(Dataset dataset) => read.TryGetValue(dataset, out var known) ? known : read[dataset] = Statements.Of(dataset);
    }

    // Others may have spoken of a dataset by an alias, a DOI or its accession before the hub knew it, so that no link shows it.
    private async Task AddNamingAsync(Dictionary<string, StoredDataset> all, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in await subjects.NamedAsync(names, cancellationToken))
        {
            foreach (var record in await subjects.NamingAsync(name, cancellationToken).Where(record => !all.ContainsKey(record)).ToListAsync(cancellationToken))
            {
                if (await store.Datasets.FindAsync(record, cancellationToken) is { } stored)
                {
                    all[record] = stored;
                }
            }
        }
    }
}
