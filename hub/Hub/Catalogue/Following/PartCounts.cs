using Hub.Indexing.Searching;

namespace Hub.Catalogue;

/// <summary>How many files and components the index holds of each dataset.</summary>
internal sealed class PartCounts
{
    private readonly Dictionary<string, long> files;
    private readonly Dictionary<string, long> components;

    private PartCounts(Dictionary<string, long> files, Dictionary<string, long> components) => (this.files, this.components) = (files, components);

    /// <summary>Every dataset of which there are some.</summary>
    public IEnumerable<string> Accessions => files.Keys.Union(components.Keys);

    /// <summary>Counts them in a state of the catalogue.</summary>
    public static PartCounts Of(CatalogueSnapshot snapshot, CancellationToken cancellationToken) =>
        new(Count(snapshot, RecordSet.Files, cancellationToken), Count(snapshot, RecordSet.Components, cancellationToken));

    /// <summary>The number of a dataset's files.</summary>
    public long Files(string accession) => files.GetValueOrDefault(accession);

    /// <summary>The number of a dataset's components.</summary>
    public long Components(string accession) => components.GetValueOrDefault(accession);

    private static Dictionary<string, long> Count(CatalogueSnapshot snapshot, RecordSet set, CancellationToken cancellationToken)
    {
        var groups = snapshot.Index(set).Aggregate(new AggregateRequest { GroupBy = [FieldNames.Dataset], Aggregates = [Aggregate.Count] }, cancellationToken);
        return groups.Rows.ToDictionary(row => (string)row.Columns[0]!, row => (long)row.Columns[1]!, StringComparer.Ordinal);
    }
}
