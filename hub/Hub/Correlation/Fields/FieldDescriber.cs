namespace Hub.Correlation;

/// <summary>Finds an array beside the file that names it: a Zarr array of version 2 or 3, or the first level of a multiscale group.</summary>
/// <param name="find">The bytes of a file by its path; null where there is none.</param>
internal sealed class FieldDescriber(Func<string, ReadOnlyMemory<byte>?> find)
{
    /// <summary>What lies at a path; null where nothing does.</summary>
    /// <exception cref="TransformationFormatException">What lies there is malformed; with the file and the place in it.</exception>
    /// <exception cref="UnreadArrayException">It is of a kind that is not read.</exception>
    public DescribedField? At(string path) =>
        Opened($"{path}/zarr.json", root => root.Find("node_type")?.Text() == "group"
            ? InGroup(path, Named(root.Find("attributes") ?? root))
            : Array(path, ZarrMetadata.ReadThree(root), Named(root.Find("attributes") ?? root)))
        ?? Opened($"{path}/.zarray", root => ZarrMetadata.ReadTwo(root)) switch
        {
            { } layout => Opened($"{path}/.zattrs", root => Array(path, layout, Named(root))) ?? new DescribedField { Path = path, Layout = layout },
            null => Opened($"{path}/.zattrs", root => InGroup(path, Named(root))),
        };

    private static JsonPlace Named(JsonPlace attributes) => attributes.Find("ome") ?? attributes;

    private static DescribedField Array(string path, ZarrLayout layout, JsonPlace ome) => new()
    {
        Path = path,
        Layout = layout,
        Axes = First(ome.Find("coordinateSystems")) is { } system ? NgffSystems.Axes(system.Get("axes")) : null,
        Placement = First(ome.Find("coordinateTransformations")) is { } placement ? new NgffTransformationReader().Read(placement, NgffAxes.Unknown) : null,
    };

    private static JsonPlace? First(JsonPlace? list) => list?.Items() is [var first, ..] ? first : null;

    private DescribedField InGroup(string path, JsonPlace ome)
    {
        var multiscale = First(ome.Get("multiscales")) ?? throw ome.Refuse("A group of a field has one multiscale image.");
        var dataset = First(multiscale.Get("datasets")) ?? throw multiscale.Refuse("A multiscale image has at least one dataset.");
        var name = dataset.Get("path");
        var array = $"{path}/{FieldReader.Inside(name.Text()) ?? throw name.Refuse("The path leads out of the group.")}";
        var layout = Opened($"{array}/zarr.json", ZarrMetadata.ReadThree) ?? Opened($"{array}/.zarray", ZarrMetadata.ReadTwo)
            ?? throw name.Refuse($"There is no Zarr array at '{array}'.");
        var place = First(dataset.Get("coordinateTransformations")) ?? throw dataset.Refuse("A dataset has a transformation to the physical system.");
        return new DescribedField
        {
            Path = array,
            Layout = layout,
            Axes = First(multiscale.Find("coordinateSystems")) is { } system ? NgffSystems.Axes(system.Get("axes")) : null,
            Placement = new NgffTransformationReader().Read(place, NgffAxes.Unknown),
            IsInGroup = true,
        };
    }

    private T? Opened<T>(string name, Func<JsonPlace, T> read)
        where T : class
    {
        if (find(name) is not { } bytes)
        {
            return null;
        }

        try
        {
            using var content = FileContent.Open(bytes, name);
            return read(content.Json ?? throw new TransformationFormatException("line 1", "JSON is expected here."));
        }
        catch (TransformationFormatException error) when (error.File is null)
        {
            throw new TransformationFormatException(error.Place, error.Reason, name);
        }
    }
}
