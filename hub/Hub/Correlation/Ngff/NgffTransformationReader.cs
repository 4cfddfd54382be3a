namespace Hub.Correlation;

/// <summary>
/// Reads one transformation of OME-NGFF, in the words of 0.4, 0.5, 0.6.dev1 to dev4 and 0.6rc0: each word is told by its own shape,
/// because many files carry the label of another version than they are written in. Also reads the hub's own thinPlateSpline.
/// </summary>
internal sealed class NgffTransformationReader
{
    /// <summary>More than any honest file holds; beyond it a file only costs time.</summary>
    private const int MostTransformations = FileLimits.Items;

    private readonly Dictionary<string, Func<JsonPlace, NgffAxes, Transformation>> types;
    private readonly FieldReader? fields;
    private int count, landmarks;

    /// <param name="fields">Fetches arrays beside the file; null where there are none to be had.</param>
    public NgffTransformationReader(FieldReader? fields = null)
    {
        this.fields = fields;
        types = new(StringComparer.Ordinal)
        {
            ["identity"] = (_, _) => new IdentityTransformation(),
            ["mapAxis"] = MapAxis,
            ["projectAxis"] = (place, _) => place.Made(() => new ProjectAxisTransformation(Indices(place.Find("droppedInputs")), Indices(place.Find("createdOutputs")))),
            ["translation"] = (place, _) => new TranslationTransformation(Vector(place, "translation")),
            ["scale"] = (place, _) => new ScaleTransformation(Vector(place, "scale")),
            ["rotation"] = Rotation,
            ["affine"] = Affine,
            ["sequence"] = Sequence,
            ["bijection"] = (place, axes) => new BijectionTransformation(Read(place.Get("forward"), axes), Read(place.Get("inverse"), axes.Reversed())),
            ["byDimension"] = ByDimension,
            ["inverseOf"] = InverseOf,
            ["displacements"] = (place, axes) => Field(place, ReferenceKind.Displacements, axes),
            ["coordinates"] = (place, axes) => Field(place, ReferenceKind.Coordinates, axes),
            ["thinPlateSpline"] = (place, _) => Spline(place),
        };
    }

    /// <summary>Reads the transformation at a place.</summary>
    public Transformation Read(JsonPlace place, NgffAxes axes)
    {
        if (++count > MostTransformations)
        {
            throw place.Refuse($"The file holds more than {MostTransformations} transformations.");
        }

        var type = place.Get("type");
        if (!types.TryGetValue(type.Text(), out var read))
        {
            throw type.Refuse($"'{type.Text()}' is no type of transformation; known are {string.Join(", ", types.Keys.Order(StringComparer.Ordinal))}.");
        }

        var transformation = read(place, axes);
        return place.Find("name")?.Text() is { Length: > 0 } name ? transformation with { Name = name } : transformation;
    }

    private static double[] Vector(JsonPlace place, string name)
    {
        if (place.Find(name) is null && place.Find("path") is { } path)
        {
            throw path.Refuse($"The numbers of a {name} stand in the file itself, not in an array beside it.");
        }

        var numbers = place.Get(name).Numbers(CoordinateSystem.MostAxes);
        return numbers.Length > 0 ? numbers : throw place.Get(name).Refuse($"A {name} needs a number for each axis.");
    }

    private static int[] Indices(JsonPlace? place) =>
        place is { } list ? [.. list.Items(CoordinateSystem.MostAxes).Select(item => item.Index(CoordinateSystem.MostAxes))] : [];

    private static MapAxisTransformation MapAxis(JsonPlace place, NgffAxes axes)
    {
        var map = place.Get("mapAxis");
        if (!map.IsObject)
        {
            return map.Made(() => new MapAxisTransformation(Indices(map)));
        }

        var output = axes.Output ?? throw map.Refuse("Axes are mapped by name (0.6.dev1), and the file does not declare the axes of the output.");
        var indices = output.Select(axis => IndexOf(map.Get(axis.Name), axes.Input)).ToArray();
        return map.Made(() => new MapAxisTransformation(indices));
    }

    private static int IndexOf(JsonPlace name, IReadOnlyList<Axis>? axes)
    {
        for (var index = 0; index < axes?.Count; index++)
        {
            if (axes[index].Name == name.Text())
            {
                return index;
            }
        }

        throw name.Refuse(axes is null ? "Axes are named here, and the file does not declare them." : $"There is no axis '{name.Text()}' among {string.Join(", ", axes.Select(axis => axis.Name))}.");
    }

    private Transformation Rotation(JsonPlace place, NgffAxes axes)
    {
        if (place.Find("rotation") is not { } matrix)
        {
            return Referenced(place, ReferenceKind.Rotation, "rotation", rows => new RotationTransformation(rows));
        }

        var items = matrix.Items(CoordinateSystem.MostAxes * CoordinateSystem.MostAxes);
        if (items is [{ IsNumber: true }, ..])
        {
            var size = (int)Math.Sqrt(items.Count);
            return size * size == items.Count
                ? matrix.Made(() => new RotationTransformation([.. matrix.Numbers().Chunk(size)]))
                : throw matrix.Refuse($"{items.Count} numbers are no square matrix.");
        }

        return matrix.Made(() => new RotationTransformation(matrix.Rows(CoordinateSystem.MostAxes)));
    }

    private Transformation Affine(JsonPlace place, NgffAxes axes)
    {
        if (place.Find("affine") is not { } matrix)
        {
            return Referenced(place, ReferenceKind.Affine, "affine", rows => new AffineTransformation(AffineMatrix.FromRows(rows)));
        }

        var items = matrix.Items(CoordinateSystem.MostAxes * (CoordinateSystem.MostAxes + 1));
        if (items is not [{ IsNumber: true }, ..])
        {
            return matrix.Made(() => new AffineTransformation(AffineMatrix.FromRows(matrix.Rows(CoordinateSystem.MostAxes))));
        }

        // 0.6.dev1 allowed all rows in one list; its shape then follows from the axes, or is square.
        var inputs = axes.Input?.Count ?? Enumerable.Range(1, CoordinateSystem.MostAxes).FirstOrDefault(size => size * (size + 1) == items.Count);
        return inputs > 0 && items.Count % (inputs + 1) == 0
            ? matrix.Made(() => new AffineTransformation(AffineMatrix.FromElements(items.Count / (inputs + 1), inputs, matrix.Numbers())))
            : throw matrix.Refuse($"{items.Count} numbers are no matrix for {(axes.Input is null ? "any number of" : inputs)} input axes.");
    }

    private Transformation Referenced(JsonPlace place, ReferenceKind kind, string name, Func<double[][], Transformation> make)
    {
        var path = place.Find("path") ?? throw place.Refuse($"'{name}' is missing, and so is a 'path' to an array of it.");
        var referenced = new ReferencedTransformation(kind, path.Text());
        return fields?.Rows(referenced) is { } rows ? path.Made(() => make(rows)) : referenced;
    }

    private ReferencedTransformation Field(JsonPlace place, ReferenceKind kind, NgffAxes axes)
    {
        var field = new ReferencedTransformation(kind, place.Get("path").Text()) { Interpolation = place.Find("interpolation")?.Text() };
        return fields?.Sampled(field, axes) ?? field;
    }

    private ThinPlateSplineTransformation Spline(JsonPlace place)
    {
        var source = place.Get("source").Rows();
        var target = place.Get("target").Rows();
        landmarks += source.Length;
        return landmarks <= FileLimits.SplineLandmarks ? place.Made(() => new ThinPlateSplineTransformation(source, target))
            : throw place.Refuse($"The splines so far have {landmarks} landmarks; those of one file or question have at most {FileLimits.SplineLandmarks} together.");
    }

    private SequenceTransformation Sequence(JsonPlace place, NgffAxes axes)
    {
        var items = place.Get("transformations").Items();
        if (items.Count == 0)
        {
            throw place.Get("transformations").Refuse("A sequence has at least one step.");
        }

        var steps = new List<Transformation>();
        foreach (var item in items)
        {
            if ((item.Find("inputAxes") ?? item.Find("input_axes")) is { } chosen)
            {
                throw chosen.Refuse("A step of a sequence works on all axes; a part of them is chosen by byDimension.");
            }

            steps.Add(Read(item, new NgffAxes(steps.Count == 0 ? axes.Input : null, steps.Count == items.Count - 1 ? axes.Output : null)));
        }

        return new SequenceTransformation(steps);
    }

    private ByDimensionTransformation ByDimension(JsonPlace place, NgffAxes axes)
    {
        var parts = new List<DimensionPart>();
        foreach (var item in place.Get("transformations").Items(CoordinateSystem.MostAxes))
        {
            var inputs = AxesOf(item, "inputAxes", "input_axes", "input", axes.Input);
            var outputs = AxesOf(item, "outputAxes", "output_axes", "output", axes.Output);
            var transformation = item.Find("transformation") ?? item;
            parts.Add(new DimensionPart(Read(transformation, NgffAxes.Unknown), inputs, outputs));
        }

        return place.Made(() => new ByDimensionTransformation(parts));
    }

    /// <summary>The axes of a part: counted, or named in early drafts, under each draft's own spelling.</summary>
    private static int[] AxesOf(JsonPlace part, string name, string draft, string early, IReadOnlyList<Axis>? axes)
    {
        var list = part.Find(name) ?? part.Find(draft) ?? part.Find(early) ?? throw part.Refuse($"'{name}' is missing.");
        return [.. list.Items(CoordinateSystem.MostAxes).Select(item => item.IsText ? IndexOf(item, axes) : item.Index(CoordinateSystem.MostAxes))];
    }

    /// <summary>0.6.dev1 and dev2 only; the hub never writes it.</summary>
    private Transformation InverseOf(JsonPlace place, NgffAxes axes)
    {
        var inverse = Read(place.Get("transformation"), axes.Reversed()).Invert();
        return inverse.Transformation ?? throw place.Refuse($"inverseOf cannot be resolved: {inverse.Reason}. Exchange input and output instead.");
    }
}
