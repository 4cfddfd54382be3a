using Hub.Catalogue;

namespace Hub.OData;

/// <summary>The entity sets.</summary>
internal static class EntityShapes
{
    /// <summary>Datasets.</summary>
    public static EntityShape Datasets { get; } = new("Datasets", "Dataset", ["Accession"], DatasetFields.Table, [Navigation.By("Files", "Dataset"), Navigation.By("Components", "Dataset"), Navigation.By("Links", "Dataset"), Navigation.ByList("Transformations", "Transformations", "Accessions")])
    {
        Set = RecordSet.Datasets,
    };

    /// <summary>Files.</summary>
    public static EntityShape Files { get; } = new("Files", "File", ["Dataset", "Path"], FileFields.Table, []) { Set = RecordSet.Files };

    /// <summary>Components.</summary>
    public static EntityShape Components { get; } = new("Components", "Component", ["Dataset", "Id"], ComponentFields.Table, []) { Set = RecordSet.Components };

    /// <summary>Links, each as one of its datasets sees it.</summary>
    public static EntityShape Links { get; } = new("Links", "Link", ["Dataset", "Id"], LinkFields.Table, [Navigation.ByList("Transformations", "Transformations", "LinkIds", place: 1)]) { Set = RecordSet.Links };

    /// <summary>Coordinate transformations.</summary>
    public static EntityShape Transformations { get; } = new("Transformations", "Transformation", ["Id"], TransformationFields.Table, [Navigation.ByList("Links", "Links", "TransformationIds")]);

    /// <summary>Archives.</summary>
    public static EntityShape Archives { get; } = new("Archives", "Archive", ["Id"], ArchiveFields.Table, [Navigation.By("Datasets", "Archive")]);

    /// <summary>The tree of organisms.</summary>
    public static EntityShape Taxa { get; } = Hierarchy("Taxa", "Taxon");

    /// <summary>The tree of imaging methods.</summary>
    public static EntityShape Methods { get; } = Hierarchy("Methods", "Method");

    /// <summary>All sets.</summary>
    public static IReadOnlyList<EntityShape> All { get; } = [Datasets, Files, Components, Links, Transformations, Archives, Taxa, Methods];

    /// <summary>The set of a name.</summary>
    public static EntityShape Of(string setName) => All.First(shape => shape.SetName == setName);

    private static EntityShape Hierarchy(string set, string type) =>
        new(set, type, ["Id"], HierarchyFields.Table(set), [Navigation.ByList("Parents", set, "ChildIds"), Navigation.ByList("Children", set, "ParentIds")]);
}
