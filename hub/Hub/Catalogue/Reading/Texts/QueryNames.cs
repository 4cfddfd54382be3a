namespace Hub.Catalogue;

/// <summary>The names by which fields are called in search texts: <c>organism:mouse</c>, <c>year:[2015 TO 2020]</c>.</summary>
internal static class QueryNames
{
    private static readonly Dictionary<string, string> OfDatasets = new(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = TextFields.Title,
        ["description"] = TextFields.Description,
        ["organism"] = TextFields.Organisms,
        ["method"] = TextFields.Methods,
        ["keyword"] = TextFields.Keywords,
        ["author"] = TextFields.Authors,
        ["publication"] = TextFields.Publications,
        ["id"] = TextFields.Identifiers,
        ["accession"] = TextFields.Identifiers,
        ["doi"] = TextFields.Identifiers,
        ["file"] = TextFields.Files,
        ["archive"] = FieldNames.Property + "Archive",
        ["licence"] = FieldNames.Property + "Licence",
        ["license"] = FieldNames.Property + "Licence",
        ["year"] = DatasetFacets.YearField,
        ["size"] = FieldNames.Property + "SizeBytes",
        ["files"] = FieldNames.Property + "FileCount",
        ["images"] = FieldNames.Property + "ImageCount",
        ["released"] = FieldNames.Property + "ReleaseDate",
        ["has"] = DatasetFacets.HasField,
        ["format"] = DatasetFacets.FormatField,
    };

    private static readonly Dictionary<string, string> OfLists = new(StringComparer.OrdinalIgnoreCase)
    {
        ["path"] = TextFields.Files,
        ["format"] = FieldNames.Property + "Format",
        ["component"] = FieldNames.Property + "Component",
        ["size"] = FieldNames.Property + "SizeBytes",
    };

    /// <summary>The names for a set.</summary>
    public static IReadOnlyDictionary<string, string> Of(RecordSet set) => set == RecordSet.Datasets ? OfDatasets : OfLists;
}
