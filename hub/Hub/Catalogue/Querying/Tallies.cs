using Hub.Indexing.Searching;

namespace Hub.Catalogue;

/// <summary>Counts files, components and links once for all datasets, so that an expression looks a dataset's number up.</summary>
internal sealed class Tallies(CatalogueSnapshot snapshot, RecordSet set, CancellationToken cancellationToken)
{
    /// <summary>The expression with numbers in place of what is counted under a condition.</summary>
    /// <exception cref="CatalogueRefusedException">A condition names what is not there, or costs too much.</exception>
    public CatalogueExpression Counted(CatalogueExpression expression) => ExpressionParts.Replaced(expression, part => part is CountExpression count ? Number(count) : null);

    /// <summary>The expression for those who have only the record: the number of its files, which the record does not know, is counted too.</summary>
    public CatalogueExpression ForRecords(CatalogueExpression expression) => ExpressionParts.Replaced(expression, part => part switch
    {
        CountExpression count => Number(count),
        PropertyExpression { Variable: null } property when set == RecordSet.Datasets && property.Name == DatasetFields.FileListCount.Name => Number(new CountExpression(nameof(RecordSet.Files), null)),
        _ => null,
    });

    private CatalogueExpression Number(CountExpression count)
    {
        if (set != RecordSet.Datasets || RecordSets.Joined(count.Collection) is not { } joined)
        {
            var list = RecordSets.Fields(set).Collection(count.Collection);
            if (count.Condition is not null)
                foreach (var member in ExpressionParts.Properties(count.Condition)) list.Member(member.Name);
            return count;
        }
        var groups = snapshot.Index(joined).Aggregate(
            new AggregateRequest
            {
                Query = new FilterCompiler(snapshot, joined, cancellationToken).Compile(count.Condition),
                GroupBy = [FieldNames.Dataset],
                Aggregates = [Aggregate.Count],
            },
            cancellationToken);
        return new TalliedExpression(groups.Rows.ToDictionary(row => (string)row.Columns[0]!, row => (long)row.Columns[1]!, StringComparer.Ordinal));
    }
}
