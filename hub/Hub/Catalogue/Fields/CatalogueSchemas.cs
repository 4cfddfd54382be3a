using System.Collections.Frozen;
using Hub.Indexing.Documents;

namespace Hub.Catalogue;

/// <summary>The fields of the indexes, one for each set.</summary>
internal static class CatalogueSchemas
{
    /// <summary>Changes whenever the fields, or what is put into them, do: an index of another version is built anew.</summary>
    public const string Version = "6";

    private static readonly FrozenDictionary<RecordSet, IndexSchema> Schemas = Enum.GetValues<RecordSet>().ToFrozenDictionary(set => set, Build);

    /// <summary>The schema of datasets.</summary>
    public static IndexSchema Datasets => Of(RecordSet.Datasets);

    /// <summary>The schema of a set.</summary>
    public static IndexSchema Of(RecordSet set) => Schemas[set];

    private static IndexSchema Build(RecordSet set)
    {
        var table = RecordSets.Fields(set);
        return new IndexSchema(
        [
            .. table.Properties.Concat(table.Counts).Select(Field),
            .. table.Collections.Select(collection => Keyword(collection.Field)),
            .. TextFields.Of(set).Select(field => new IndexField { Name = field.Name, Kind = FieldKind.Text, MultiValued = true, Analyzer = field.Analyzer }),
            new IndexField { Name = FieldNames.Absent + "*", Kind = FieldKind.Integer },
            Keyword(FieldNames.Beyond),
            Keyword(FieldNames.Names),
            .. set == RecordSet.Datasets ? OfDatasets() : OfLists(),
        ]);
    }

    private static IndexField[] OfDatasets() =>
    [
        Keyword(DatasetFacets.OrganismField),
        Keyword(DatasetFacets.MethodField),
        Keyword(DatasetFacets.FormatField),
        Keyword(DatasetFacets.HasField),
        Keyword(FieldNames.RecordDigest),
        Keyword(FieldNames.FilesDigest),
        Keyword(FieldNames.ClusterDigest),
    ];

    private static IndexField[] OfLists() =>
    [
        Keyword(FieldNames.Open + "*"),
        new IndexField { Name = FieldNames.Place, Kind = FieldKind.Integer },
    ];

    private static IndexField Keyword(string name) => new() { Name = name, Kind = FieldKind.Keyword, MultiValued = true };

    private static IndexField Field(RecordProperty property) => new()
    {
        Name = property.Field,
        MultiValued = property.Many,
        Kind = property.Type switch
        {
            PropertyType.Number => FieldKind.Integer,
            PropertyType.Date or PropertyType.Moment => FieldKind.Date,
            _ => FieldKind.Keyword,
        },
    };
}
