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

    /// <summary>The changes that keep what is to be known of these datasets; of tombstones nothing.</summary>
    public IEnumerable<DocumentWrite> Keep(IEnumerable<StoredDataset> datasets) => datasets.Select(stored =>
        stored.IsDeleted ? subjects.Remove(stored.Dataset.Accession, null) : subjects.Write(LinkSubject.Of(stored.Dataset), null));

    /// <summary>The accession of the dataset that goes by a name; the name itself where none does, or several do.</summary>
    public async Task<string> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        var found = await subjects.ReadByKeyAsync(LinkSubject.NameKey, LinkSubject.NameOf(name), cancellationToken).Take(3).ToListAsync(cancellationToken);
        return found.Find(each => string.Equals(each.Value.Accession, name, StringComparison.OrdinalIgnoreCase))?.Value.Accession
            ?? (found is [var only] ? only.Value.Accession : name);
    }

    /// <summary>The datasets of other archives that name one of a dataset's papers, with the paper.</summary>
    public async Task<IReadOnlyList<(string Accession, string Paper)>> SharingPapersAsync(Dataset dataset, CancellationToken cancellationToken)
    {
        var sharing = new List<(string Accession, string Paper)>();
        foreach (var paper in LinkSubject.Of(dataset).Papers)
        {
            var naming = await subjects.ReadByKeyAsync(LinkSubject.PaperKey, paper, cancellationToken).Take(MostForOnePaper + 1).ToListAsync(cancellationToken);
            sharing.AddRange(naming.Count > MostForOnePaper ? [] : naming.Where(each => each.Value.Archive != dataset.Archive).Select(each => (each.Value.Accession, paper)));
        }

        return [.. sharing.DistinctBy(pair => pair.Accession)];
    }
}
