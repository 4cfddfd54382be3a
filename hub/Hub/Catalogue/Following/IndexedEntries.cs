using Hub.Indexing;

namespace Hub.Catalogue;

/// <summary>What a state of the index has of each dataset, as digests.</summary>
internal sealed class IndexedEntries
{
    private readonly IndexSnapshot index;
    private readonly IReadOnlyDictionary<string, string> links;
    private readonly PartCounts parts;

    /// <summary>Counts and digests what lies beside the datasets.</summary>
    public IndexedEntries(CatalogueSnapshot snapshot, CancellationToken cancellationToken)
    {
        index = snapshot.Index(RecordSet.Datasets);
        links = LinksDigest.OfIndex(snapshot.Index(RecordSet.Links), cancellationToken);
        parts = PartCounts.Of(snapshot, cancellationToken);
    }

    /// <summary>The store's change number up to which the state has everything.</summary>
    public long FollowedTo => IndexVolume.ChangeOf(index);

    /// <summary>The entries of all datasets but those that are left out.</summary>
    public IEnumerable<ComparedEntry> Read(IReadOnlySet<string> leftOut, CancellationToken cancellationToken)
    {
        foreach (string accession in index.Accessions(cancellationToken).Where(accession => !leftOut.Contains(accession)))
        {
            if (index.Find(accession) is not { } document) continue;
            yield return new ComparedEntry(
                index.Word(document, FieldNames.Property + "Archive") ?? "",
                accession,
                Counted(index.Word(document, FieldNames.RecordDigest), document, DatasetFields.ComponentCount, parts.Components(accession)) ?? "",
                Counted(index.Word(document, FieldNames.FilesDigest), document, DatasetFields.FileListCount, parts.Files(accession)),
                links.GetValueOrDefault(accession),
                index.Word(document, FieldNames.ClusterDigest));
        }
    }

    /// <summary>The datasets that have files, components or links but no document of their own.</summary>
    public IEnumerable<string> Stray() => parts.Accessions.Union(links.Keys, StringComparer.Ordinal).Where(accession => index.Find(accession) is null);

    // A digest stands for the rows beside the dataset, too: where there are more or fewer than it has, it is another.
    private string? Counted(string? digest, int document, RecordProperty count, long rows)
    {
        long expected = index.Integers(document, count.Field) is [var only] ? only : 0;
        return rows == expected ? digest : FormattableString.Invariant($"{digest} with {rows} rows instead of {expected}");
    }
}
