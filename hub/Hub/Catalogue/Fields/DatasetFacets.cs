using System.Collections.Frozen;

namespace Hub.Catalogue;

/// <summary>The fields of the index behind the facets of datasets.</summary>
internal static class DatasetFacets
{
    /// <summary>Ids of organisms.</summary>
    public const string OrganismField = FieldNames.Facet + CatalogueFacets.Organism;

    /// <summary>Ids of imaging methods.</summary>
    public const string MethodField = FieldNames.Facet + CatalogueFacets.Method;

    /// <summary>Formats of files.</summary>
    public const string FormatField = FieldNames.Facet + CatalogueFacets.Format;

    /// <summary>What a dataset comes with.</summary>
    public const string HasField = FieldNames.Facet + CatalogueFacets.Has;

    /// <summary>Years of release.</summary>
    public const string YearField = FieldNames.Property + "Year";

    private static readonly FrozenDictionary<string, string> Fields = new Dictionary<string, string>
    {
        [CatalogueFacets.Archive] = FieldNames.Property + "Archive",
        [CatalogueFacets.Organism] = OrganismField,
        [CatalogueFacets.Method] = MethodField,
        [CatalogueFacets.Modality] = FieldNames.Property + "Modality",
        [CatalogueFacets.Licence] = FieldNames.Property + "Licence",
        [CatalogueFacets.Year] = YearField,
        [CatalogueFacets.StudyType] = FieldNames.Property + "StudyType",
        [CatalogueFacets.Format] = FormatField,
        [CatalogueFacets.Author] = FieldNames.Property + "Author",
        [CatalogueFacets.Keyword] = FieldNames.Property + "Keyword",
        [CatalogueFacets.Has] = HasField,
    }.ToFrozenDictionary();

    /// <summary>The field of a facet.</summary>
    /// <exception cref="CatalogueRefusedException">There is no such facet.</exception>
    public static string Field(string facet) => Fields.TryGetValue(facet, out string? field)
        ? field
        : throw new CatalogueRefusedException(
            "unknown-facet", $"There is no facet \"{facet}\". The facets are {string.Join(", ", CatalogueFacets.All.Select(each => each.Id))}.", facet);
}
