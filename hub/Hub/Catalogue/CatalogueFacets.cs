using System.Collections.Frozen;

namespace Hub.Catalogue;

/// <summary>The facets of datasets, in the order in which a page shows them.</summary>
public static class CatalogueFacets
{
    /// <summary>The id of the value for datasets that state none; its label is <see cref="NotStatedLabel"/>.</summary>
    public const string NotStated = "not-stated";

    /// <summary>What a page shows for <see cref="NotStated"/>.</summary>
    public const string NotStatedLabel = "Not stated";

    /// <summary>Archives, by id.</summary>
    public const string Archive = "archive";

    /// <summary>Organisms, by NCBI Taxonomy CURIE, or by name where a source gives no id.</summary>
    public const string Organism = "organism";

    /// <summary>Imaging methods, by CURIE, or by label where a source gives no id.</summary>
    public const string Method = "method";

    /// <summary>Branches of methods: light microscopy, electron microscopy …</summary>
    public const string Modality = "modality";

    /// <summary>Licences, by SPDX id.</summary>
    public const string Licence = "licence";

    /// <summary>Years of release; also selected by ranges such as <c>2015..2020</c>.</summary>
    public const string Year = "year";

    /// <summary>Study types.</summary>
    public const string StudyType = "type";

    /// <summary>Canonical formats of the dataset's files.</summary>
    public const string Format = "format";

    /// <summary>Authors, by name.</summary>
    public const string Author = "author";

    /// <summary>Keywords.</summary>
    public const string Keyword = "keyword";

    /// <summary>What a dataset comes with: <c>files</c>, <c>components</c>, <c>publication</c>, <c>references</c>, <c>links</c>, <c>transformation</c>, <c>copies</c>, <c>thumbnail</c>.</summary>
    public const string Has = "has";

    /// <summary>All facets.</summary>
    public static IReadOnlyList<FacetDefinition> All { get; } =
    [
        new(Archive, "Archive"),
        new(Organism, "Organism"),
        new(Method, "Imaging method"),
        new(Modality, "Modality"),
        new(Year, "Year"),
        new(Licence, "Licence"),
        new(StudyType, "Study type"),
        new(Format, "File format"),
        new(Has, "Comes with"),
        new(Author, "Author"),
        new(Keyword, "Keyword"),
    ];

    private static readonly FrozenDictionary<string, FacetDefinition> ById = All.ToFrozenDictionary(facet => facet.Id);

    /// <summary>The facet of this id, or null.</summary>
    /// <param name="id">The id as addresses have it.</param>
    public static FacetDefinition? Find(string id) => ById.GetValueOrDefault(id);
}
