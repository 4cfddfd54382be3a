namespace Hub.OData;

/// <summary>A function that maps shapes from one coordinate system to another.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Parameter">The parameter that holds the shapes.</param>
/// <param name="Words">What it does.</param>
internal sealed record MappingFunction(string Name, string Parameter, string Words)
{
    /// <summary>The parameter that names the first system.</summary>
    public const string From = "From";

    /// <summary>The parameter that names the last system.</summary>
    public const string To = "To";

    /// <summary>Maps points.</summary>
    public static MappingFunction Points { get; } = new("MapPoints", "Points", "Maps points from one coordinate system to another, such as from a dataset's image to that of another dataset.");

    /// <summary>Maps boxes.</summary>
    public static MappingFunction Boxes { get; } = new("MapBoxes", "Boxes", "Maps boxes; each becomes the smallest box around its mapped corners.");

    /// <summary>Maps polygons.</summary>
    public static MappingFunction Polygons { get; } = new("MapPolygons", "Polygons", "Maps polygons corner by corner.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<MappingFunction> All { get; } = [Points, Boxes, Polygons];
}
