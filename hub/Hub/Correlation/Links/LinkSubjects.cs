using Hub.Records;
using Hub.Store;

namespace Hub.Correlation;

/// <summary>The names and papers of all datasets, kept so that each dataset's links can be found by reading that dataset alone.</summary>
internal sealed class LinkSubjects(IDocuments documents)
{
    /// <summary>A paper that more datasets name than this describes a resource or a method, not one work.</summary>
    private const int MostForOnePaper = 8;

    private readonly DocumentSet<LinkSubject> subjects = new(
        documents, "link-subjects", CorrelationJson.Default.LinkSubject, subject => subject.Accession, subject => subject.Keys());

    /// <summary>Keeps what is to be known of datasets; of tombstones nothing.</summary>
    /// <param name="datasets">The datasets.</param>
    /// <param name="statements">What their records say.</param>
    /// <param name="followedTo">The change number up to which links are known to follow: what was kept later may have been left half done.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="RevisionConflictException">Another process keeps one of them at the same time.</exception>
    /// <returns>The names that one of them took or gave up, as they are compared.</returns>
    public async Task<IReadOnlyCollection<string>> KeepAsync(
        IReadOnlyCollection<StoredDataset> datasets, Func<Dataset, IReadOnlyList<Statement>> statements, long followedTo, CancellationToken cancellationToken)
    {
        var turned = new HashSet<string>(StringComparer.Ordinal);
        var writes = new List<DocumentWrite>();
        var kept = await subjects.FindHoldersAsync(LinkSubject.NameKey, [.. datasets.Select(stored => LinkSubject.NameOf(stored.Dataset.Accession))], cancellationToken);
        foreach (var stored in datasets)
        {
            // A subject goes by its accession, so that most new ones need not be looked for.
            var found = kept.ContainsKey(LinkSubject.NameOf(stored.Dataset.Accession)) ? await subjects.FindAsync(stored.Dataset.Accession, cancellationToken) : null;
            if (stored.IsDeleted)
            {
                writes.Add(subjects.Remove(stored.Dataset.Accession, found?.Revision ?? 0));
                continue;
            }

            var now = LinkSubject.Of(stored.Dataset);
            var changed = Turned(found?.Value, now, followedTo);
            turned.UnionWith(changed);
            var named = statements(stored.Dataset).Select(statement => LinkSubject.NameOf(statement.Target)).Distinct(StringComparer.Ordinal);
            writes.Add(subjects.Write(now with { Named = [.. named], Turned = changed, Change = stored.Change }, found?.Revision ?? 0));
        }

        await documents.CommitAsync(writes, cancellationToken);
        return turned;
    }

    /// <summary>Streams the datasets whose records name something, by accession.</summary>
    /// <param name="name">As names are compared.</param>
    /// <param name="cancellationToken">Stops the stream.</param>
    public IAsyncEnumerable<string> NamingAsync(string name, CancellationToken cancellationToken) =>
        subjects.ReadByKeyAsync(LinkSubject.NamedKey, name, cancellationToken).Select(found => found.Value.Accession);

    /// <summary>Which of many names some record names; the others concern nobody.</summary>
    public async Task<IReadOnlyCollection<string>> NamedAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        [.. (await subjects.FindHoldersAsync(LinkSubject.NamedKey, names, cancellationToken)).Keys];

    /// <summary>Which of many names some dataset goes by; the others need not be resolved.</summary>
    public async Task<IReadOnlySet<string>> TakenAsync(IEnumerable<string> names, CancellationToken cancellationToken) =>
        (await subjects.FindHoldersAsync(LinkSubject.NameKey, [.. names.Select(LinkSubject.NameOf).Distinct(StringComparer.Ordinal)], cancellationToken)).Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>Which papers of some datasets several datasets name; the others are shared with none.</summary>
    public async Task<IReadOnlySet<string>> SharedPapersAsync(IEnumerable<Dataset> datasets, CancellationToken cancellationToken) =>
        (await subjects.FindHoldersAsync(LinkSubject.PaperKey, [.. datasets.SelectMany(LinkSubject.PapersOf).Distinct(StringComparer.Ordinal)], cancellationToken))
            .Where(paper => !paper.Value.IsOne).Select(paper => paper.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>The accession of the dataset that goes by a name; null where none does, or several do.</summary>
    public async Task<string?> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        var found = await subjects.ReadByKeyAsync(LinkSubject.NameKey, LinkSubject.NameOf(name), cancellationToken).Take(3).ToListAsync(cancellationToken);
        return found.Find(each => string.Equals(each.Value.Accession, name, StringComparison.OrdinalIgnoreCase))?.Value.Accession
            ?? (found is [var only] ? only.Value.Accession : null);
    }

    /// <summary>The datasets of other archives that name one of a dataset's papers, with the paper.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="shared">The papers that several datasets name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<(string Accession, string Paper)>> SharingPapersAsync(Dataset dataset, IReadOnlySet<string> shared, CancellationToken cancellationToken)
    {
        var sharing = new List<(string Accession, string Paper)>();
        foreach (var paper in LinkSubject.PapersOf(dataset).Where(shared.Contains))
        {
            var naming = await subjects.ReadByKeyAsync(LinkSubject.PaperKey, paper, cancellationToken).Take(MostForOnePaper + 1).ToListAsync(cancellationToken);
            sharing.AddRange(naming.Count > MostForOnePaper ? [] : naming.Where(each => each.Value.Archive != dataset.Archive).Select(each => (each.Value.Accession, paper)));
        }

        return [.. sharing.DistinctBy(pair => pair.Accession)];
    }

    /// <summary>The names that a dataset took or gave up since links follow it.</summary>
    private static string[] Turned(LinkSubject? before, LinkSubject now, long followedTo)
    {
        IReadOnlyList<string> known = before?.Names ?? [];
        return [.. now.Names.Except(known, StringComparer.Ordinal).Concat(known.Except(now.Names, StringComparer.Ordinal)).Union(before?.Change > followedTo ? before.Turned : [], StringComparer.Ordinal)];
    }
}
