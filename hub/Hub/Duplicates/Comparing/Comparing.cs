using Hub.Records;
using Hub.Store;

namespace Hub.Duplicates;

/// <summary>Compares datasets that changed with all that may be the same.</summary>
internal sealed class Comparing(DuplicateDocuments documents, ILinks links)
{
    private const int MostAlike = 200;
    private const int MostLinks = 1000;
    private const int MostOwn = 10_000;

    /// <summary>Replaces what is known of the datasets and their pairs.</summary>
    /// <returns>The accessions whose clusters may have changed.</returns>
    public async Task<IReadOnlyCollection<string>> CompareAsync(IReadOnlyCollection<StoredDataset> changed, CancellationToken cancellationToken)
    {
        var latest = changed.GroupBy(stored => stored.Dataset.Accession, StringComparer.Ordinal).Select(same => same.Last()).ToList();
        var subjects = new List<DuplicateSubject>(latest.Count);
        foreach (var stored in latest)
        {
            if (stored.IsDeleted)
            {
                documents.Subjects.Remove(stored.Dataset.Accession);
            }
            else
            {
                subjects.Add(DuplicateSubject.Of(stored.Dataset));
                documents.Subjects.Put(subjects[^1]);
            }
        }

        var linked = await LookUpAsync([.. latest.Select(stored => stored.Dataset.Accession)], subjects, cancellationToken);
        var concerned = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stored in latest)
        {
            await CompareAsync(stored.Dataset.Accession, linked, concerned, cancellationToken);
        }

        return concerned;
    }

    /// <summary>Finds out at once which of their keys are anybody's, and which of them have links.</summary>
    private async Task<IReadOnlySet<string>> LookUpAsync(IReadOnlyCollection<string> accessions, IReadOnlyCollection<DuplicateSubject> subjects, CancellationToken cancellationToken)
    {
        await documents.Pairs.LookUpAsync(DuplicateDocuments.EndKey, accessions, cancellationToken);
        foreach (var keys in subjects.SelectMany(DuplicateSubject.KeysOf).ToLookup(key => key.Name, key => key.Value))
        {
            await documents.Subjects.LookUpAsync(keys.Key, keys, cancellationToken);
        }

        return await links.FindLinkedAsync(accessions, cancellationToken);
    }

    private async Task CompareAsync(string accession, IReadOnlySet<string> haveLinks, HashSet<string> concerned, CancellationToken cancellationToken)
    {
        concerned.Add(accession);
        var before = (await documents.Pairs.ByKeyAsync(DuplicateDocuments.EndKey, accession, MostOwn, cancellationToken)).Select(pair => pair.OtherThan(accession)).ToHashSet(StringComparer.Ordinal);
        var subject = await documents.Subjects.FindAsync(accession, cancellationToken);
        var linked = subject is null || !haveLinks.Contains(accession) ? [] : await LinksOfAsync(accession, cancellationToken);
        var alike = subject is null ? [] : await AlikeAsync(subject, cancellationToken);
        foreach (var other in before.Union(alike).Union(linked.Keys).Where(other => other != accession).ToList())
        {
            var pair = subject is not null && await documents.Subjects.FindAsync(other, cancellationToken) is { } found ? PairComparison.Compare(subject, found, linked.GetValueOrDefault(other, [])) : null;
            if (pair is not null)
            {
                documents.Pairs.Put(pair);
            }
            else if (before.Contains(other))
            {
                documents.Pairs.Remove(DuplicatePair.IdOf(accession, other));
            }

            if (pair is not null || before.Contains(other))
            {
                concerned.Add(other);
            }
        }
    }

    private async Task<Dictionary<string, List<Link>>> LinksOfAsync(string accession, CancellationToken cancellationToken)
    {
        var standing = await links.ReadOfAsync(accession, cancellationToken).Where(link => link.Value.State == LinkState.Standing).Take(MostLinks).Select(link => link.Value).ToListAsync(cancellationToken);
        return standing.GroupBy(link => link.OtherThan(accession), StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.ToList(), StringComparer.Ordinal);
    }

    private async Task<HashSet<string>> AlikeAsync(DuplicateSubject subject, CancellationToken cancellationToken)
    {
        var alike = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in DuplicateSubject.KeysOf(subject))
        {
            alike.UnionWith((await documents.Subjects.ByKeyAsync(key.Name, key.Value, MostAlike, cancellationToken)).Select(each => each.Accession));
        }

        return alike;
    }
}
