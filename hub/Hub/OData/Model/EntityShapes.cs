using Hub.Catalogue;

namespace Hub.OData;

/// <summary>The entity sets.</summary>
internal static class EntityShapes
{
    /// <summary>Datasets.</summary>
    public static EntityShape Datasets { get; } = new("Datasets", "Dataset", ["Accession"], DatasetFields.Table, ["Files", "Components"]);

    /// <summary>Files.</summary>
    public static EntityShape Files { get; } = new("Files", "File", ["Dataset", "Path"], FileFields.Table, []);

    /// <summary>Components.</summary>
    public static EntityShape Components { get; } = new("Components", "Component", ["Dataset", "Id"], ComponentFields.Table, []);

    /// <summary>Archives.</summary>
    public static EntityShape Archives { get; } = new("Archives", "Archive", ["Id"], ArchiveFields.Table, []);

    /// <summary>All sets.</summary>
    public static IReadOnlyList<EntityShape> All { get; } = [Datasets, Files, Components, Archives];

    /// <summary>The set of a name.</summary>
    public static EntityShape Of(string setName) => All.First(shape => shape.SetName == setName);
}
