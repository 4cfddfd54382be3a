namespace Hub.Correlation;

/// <summary>Reads an OME-NGFF document: the metadata of an image or a scene, a list of transformations with their systems, or one transformation.</summary>
internal sealed class NgffDocumentReader
{
    private readonly NgffTransformationReader transformations;
    private readonly FieldReader fields;
    private readonly List<StatedTransformation> stated = [];
    private readonly List<string> assumptions = [];
    private readonly NgffSystems systems;

    public NgffDocumentReader(TransformationReadOptions options)
    {
        systems = new NgffSystems(assumptions);
        fields = new FieldReader(options, assumptions);
        transformations = new NgffTransformationReader(fields);
    }

    public TransformationFile Read(TransformationFormat format, JsonPlace root)
    {
        var inner = root.Find("attributes") ?? root;
        var ome = inner.Find("ome") is { IsObject: true } named ? named : inner;
        var version = Version(ome);
        if (ome.Find("scene") is { } scene)
        {
            ReadList(scene);
        }
        else if (ome.Find("multiscales") is { } multiscales)
        {
            foreach (var multiscale in multiscales.Items())
            {
                ReadMultiscale(multiscale);
            }
        }
        else if (ome.Find("coordinateTransformations") is not null)
        {
            ReadList(ome);
        }
        else if (ome.Find("type") is not null)
        {
            ReadStated(ome);
        }
        else
        {
            throw ome.Refuse("There are no multiscales, no scene and no coordinateTransformations here, so no transformation is stated.");
        }

        return new TransformationFile { Format = format, Version = version, Transformations = stated, Assumptions = assumptions, HoldsFields = fields.Count > 0 };
    }

    private static string? Version(JsonPlace ome) =>
        (ome.Find("version") ?? ome.Find("ome") ?? (ome.Find("multiscales")?.Items() is [var first, ..] ? first.Find("version") : null)) is { IsText: true } version ? version.Text() : null;

    /// <summary>Systems and the transformations between them, as in a scene.</summary>
    private void ReadList(JsonPlace place)
    {
        systems.Declare(place.Find("coordinateSystems"));
        foreach (var item in place.Get("coordinateTransformations").Items())
        {
            ReadStated(item);
        }
    }

    private void ReadMultiscale(JsonPlace multiscale)
    {
        if (multiscale.Find("coordinateSystems") is not { } declared)
        {
            stated.AddRange(new NgffLegacyReader(transformations).Read(multiscale));
            return;
        }

        systems.Declare(declared);
        var datasets = multiscale.Get("datasets").Items();
        foreach (var dataset in datasets)
        {
            systems.DeclareArray(dataset.Get("path").Text());
        }

        var own = datasets.SelectMany(dataset => dataset.Get("coordinateTransformations").Items());
        foreach (var item in own.Concat(multiscale.Find("coordinateTransformations")?.Items() ?? []))
        {
            ReadStated(item);
        }
    }

    private void ReadStated(JsonPlace item)
    {
        var (from, to) = (systems.Find(item.Find("input")), systems.Find(item.Find("output")));
        var reversed = item.Get("type").Text() == "inverseOf";
        var body = reversed ? item.Get("transformation") : item;
        var axes = new NgffAxes(from?.Axes, to?.Axes);
        var transformation = transformations.Read(body, reversed ? axes.Reversed() : axes);
        (from, to) = reversed ? (to, from) : (from, to);
        var (input, output) = Dimensions(body, transformation, from, to);
        from ??= systems.Undeclared(reversed ? item.Find("output") : item.Find("input"), input, to, "input");
        to ??= systems.Undeclared(reversed ? item.Find("input") : item.Find("output"), output, from, "output");
        if (reversed)
        {
            assumptions.Add($"{item.Path} is an inverseOf, which OME-NGFF gave up after 0.6.dev2: it is kept as what it inverts, with input and output exchanged.");
        }

        stated.Add(new StatedTransformation { Name = item.Find("name")?.Text() is { Length: > 0 } name ? name : transformation.Name, From = from, To = to, Transformation = transformation });
    }

    /// <summary>The numbers of axes on both sides, 0 where the file does not tell; refused where they contradict each other.</summary>
    private static (int Input, int Output) Dimensions(JsonPlace place, Transformation transformation, CoordinateSystem? from, CoordinateSystem? to)
    {
        var input = Inputs(transformation, from, to);
        if (input == 0 || !transformation.IsMappable)
        {
            return (input, to?.Dimensions ?? input);
        }

        var output = place.Made(() => transformation.OutputDimensions(input));
        return to is null || to.Dimensions == 0 || to.Dimensions == output ? (input, output)
            : throw place.Refuse($"The {transformation.Type} gives {output} axes, and '{to.Name}' has {to.Dimensions}.");
    }

    private static int Inputs(Transformation transformation, CoordinateSystem? from, CoordinateSystem? to) =>
        from is { Dimensions: > 0 } ? from.Dimensions
        : transformation.InputDimensions is { } own ? own
        : transformation is ProjectAxisTransformation || to is null ? 0
        : to.Dimensions;
}
