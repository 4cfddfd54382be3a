using Hub.Indexing;
using Hub.Indexing.Queries;
using Hub.Indexing.Searching;

namespace Hub.Catalogue;

/// <summary>What following and comparing ask of the index of datasets.</summary>
internal static class IndexedDatasets
{
    /// <summary>The accessions of all datasets of a state.</summary>
    public static IEnumerable<string> Accessions(this IndexSnapshot datasets, CancellationToken cancellationToken)
    {
        var groups = datasets.Aggregate(new AggregateRequest { Query = new MatchAllQuery(), GroupBy = [FieldNames.Property + "Accession"] }, cancellationToken);
        return groups.Rows.Select(row => row.Columns[0]).OfType<string>();
    }

    /// <summary>The one word of a field of a dataset; null where it has none or many.</summary>
    public static string? Word(this IndexSnapshot datasets, int document, string field) => datasets.Keywords(document, field) is [var only] ? only : null;
}
