namespace Hub.Correlation;

/// <summary>The coordinate systems of an OME-NGFF document, found under each draft's way of naming them.</summary>
internal sealed class NgffSystems(ICollection<string> assumptions)
{
    private readonly Dictionary<string, CoordinateSystem> declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> arrays = new(StringComparer.Ordinal);

    public void Declare(JsonPlace? list)
    {
        foreach (var item in list?.Items() ?? [])
        {
            var name = item.Get("name").Text();
            if (!declared.TryAdd(name, new CoordinateSystem { Name = name, Axes = Axes(item.Get("axes")) }))
            {
                throw item.Refuse($"The coordinate system '{name}' is declared twice.");
            }
        }
    }

    public void DeclareArray(string path) => arrays.Add(path);

    /// <summary>The declared system that an input or output names; null where it is declared elsewhere or is an array.</summary>
    public CoordinateSystem? Find(JsonPlace? reference)
    {
        if (reference is not { } place)
        {
            return null;
        }

        if (place.IsText)
        {
            return declared.GetValueOrDefault(place.Text());
        }

        var path = place.Find("path")?.Text();
        var name = place.Find("name")?.Text();
        if (string.IsNullOrEmpty(path) && string.IsNullOrEmpty(name))
        {
            throw place.Refuse("An input or output names a coordinate system, an array by its path, or both.");
        }

        return !string.IsNullOrEmpty(path) || declared.Count == 0 ? null
            : declared.GetValueOrDefault(name!) ?? throw place.Refuse($"The coordinate system '{name}' is not declared in this file; declared are {string.Join(", ", declared.Keys)}.");
    }

    /// <summary>A system that the file names and does not declare, with as many axes as the transformation takes.</summary>
    /// <param name="reference">The input or output, or null where a transformation stands alone.</param>
    /// <param name="dimensions">The number of axes; 0 where it is not known.</param>
    /// <param name="other">The system on the other side.</param>
    /// <param name="side">What to call it where it has no name.</param>
    public CoordinateSystem Undeclared(JsonPlace? reference, int dimensions, CoordinateSystem? other, string side)
    {
        var axes = other?.Dimensions == dimensions ? other.Axes : [.. Enumerable.Range(0, dimensions).Select(index => new Axis($"dim_{index}"))];
        if (reference is not { } place)
        {
            assumptions.Add($"The transformation stands alone: its {side} is taken for a system of {dimensions} axes without units.");
            return new CoordinateSystem { Name = side, Axes = [.. axes.Select(axis => axis with { Unit = null })] };
        }

        var name = place.Find("name")?.Text();
        return name is null ? UndeclaredArray(place, axes) : UndeclaredElsewhere(place, name, axes);
    }

    public static CoordinateSystem Array(string path, IReadOnlyList<Axis> axes) => new()
    {
        Owner = path,
        Name = "array",
        Axes = [.. axes.Select(axis => new Axis(axis.Name, Axis.Array, CoordinateUnits.Pixel) { IsDiscrete = true })],
        PixelSize = [.. axes.Select(_ => 1.0)],
    };

    public static IReadOnlyList<Axis> Axes(JsonPlace list)
    {
        var axes = new List<Axis>();
        foreach (var item in list.Items(CoordinateSystem.MostAxes))
        {
            if (item.IsText)
            {
                throw item.Refuse("Axes that are only names are OME-NGFF 0.3, which states no transformations.");
            }

            axes.Add(new Axis(item.Get("name").Text(), item.Find("type")?.Text(), CoordinateUnits.Canonical(item.Find("unit")?.Text())) { IsDiscrete = item.Find("discrete")?.Flag() });
        }

        if (axes.Count == 0 || axes.Select(axis => axis.Name).Distinct(StringComparer.Ordinal).Count() != axes.Count)
        {
            throw list.Refuse(axes.Count == 0 ? "A coordinate system has at least one axis." : "Two axes have the same name.");
        }

        return axes;
    }

    private CoordinateSystem UndeclaredArray(JsonPlace place, IReadOnlyList<Axis> axes)
    {
        var path = place.IsText ? place.Text() : place.Get("path").Text();
        if (!arrays.Contains(path))
        {
            assumptions.Add($"'{path}' at {place.Path} is no declared system, so it is taken for an array.");
        }

        return Array(path, axes);
    }

    private CoordinateSystem UndeclaredElsewhere(JsonPlace place, string name, IReadOnlyList<Axis> axes)
    {
        var path = place.Find("path")?.Text() is { Length: > 0 } text ? text : null;
        assumptions.Add($"'{name}' is declared {(path is null ? "elsewhere" : $"in '{path}'")} and not here: its {axes.Count} axes are taken to be {string.Join(", ", axes.Select(axis => axis.Name))}.");
        return new CoordinateSystem { Owner = path, Name = name, Axes = axes };
    }
}
