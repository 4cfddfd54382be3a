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
    private readonly SaidLinks said;

    /// <summary>Makes it.</summary>
    public LinkUpdate(IRecordStore store, ILinks links, TimeProvider time)
    {
        (this.store, this.links, this.time) = (store, links, time);
        subjects = new LinkSubjects(store.Documents);
        said = new SaidLinks(subjects, time);
    }

    /// <summary>Reads datasets that changed, those that speak of them by another name, and writes what differs.</summary>
    public async Task ApplyAsync(IReadOnlyList<StoredDataset> changed, CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, StoredDataset>(StringComparer.Ordinal);
        foreach (var stored in changed)
        {
            all[stored.Dataset.Accession] = stored;
        }

        await store.Documents.CommitAsync([.. subjects.Keep(all.Values)], cancellationToken);
        await AddDependentsAsync(all, cancellationToken);
        var batch = new LinkBatch(links, time.GetUtcNow());
        foreach (var stored in all.Values)
        {
            IReadOnlyCollection<Link> says = stored.IsDeleted ? [] : await said.OfAsync(stored.Dataset, cancellationToken);
            await batch.ReplaceAsync(stored.Dataset.Accession, says, cancellationToken);
        }

        if (batch.Changes is { Count: > 0 } changes)
        {
            await links.CommitAsync(changes, [], cancellationToken);
        }
    }

    // A dataset that arrives may be the one that others named by an alias or a DOI before the hub knew it.
    private async Task AddDependentsAsync(Dictionary<string, StoredDataset> all, CancellationToken cancellationToken)
    {
        var names = all.Values.SelectMany(stored => LinkSubject.NamesOf(stored.Dataset)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var name in names)
        {
            await foreach (var link in links.ReadOfAsync(name, cancellationToken))
            {
                foreach (var record in link.Value.Assertions.Select(assertion => assertion.Record).OfType<string>().Where(record => !all.ContainsKey(record)).ToList())
                {
                    if (await store.Datasets.FindAsync(record, cancellationToken) is { } stored)
                    {
                        all[record] = stored;
                    }
                }
            }
        }
    }
}
