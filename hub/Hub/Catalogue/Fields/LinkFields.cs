using Hub.Records;

namespace Hub.Catalogue;

/// <summary>What can be asked of links, each as one of its datasets sees it.</summary>
internal static class LinkFields
{
    /// <summary>The properties and lists.</summary>
    public static RecordFields Table { get; } = new(
        nameof(RecordSet.Links),
        [
            RecordProperty.One<DatasetLink>("Dataset", PropertyType.Text, link => link.From),
            RecordProperty.One<DatasetLink>("Id", PropertyType.Text, link => link.Id),
            RecordProperty.One<DatasetLink>("Relation", PropertyType.Text, link => link.Relation.ToString()),
            RecordProperty.One<DatasetLink>("To", PropertyType.Text, link => link.To),
            RecordProperty.One<DatasetLink>("AssertedBy", PropertyType.Text, link => link.AssertedBy),
            RecordProperty.One<DatasetLink>("Evidence", PropertyType.Text, link => link.Evidence),
            RecordProperty.One<DatasetLink>("Date", PropertyType.Date, link => link.Date),
            RecordProperty.One<DatasetLink>("TransformationCount", PropertyType.Number, link => (long)link.Transformations.Count),
        ],
        [RecordCollection.Of<DatasetLink, string>("TransformationIds", [new("")], link => link.Transformations, id => [id])],
        open: false);
}
