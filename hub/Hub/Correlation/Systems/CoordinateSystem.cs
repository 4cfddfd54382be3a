namespace Hub.Correlation;

/// <summary>A named frame in which points of an image are given: what the numbers of a point mean, in which order.</summary>
public sealed record CoordinateSystem
{
    /// <summary>The most axes a system may have; OME-NGFF allows 5, neuroglancer layers have a few more.</summary>
    public const int MostAxes = 8;

    /// <summary>Whose frame it is: an accession, an image's path inside it after a colon (<c>EMPIAR-10819:data/vol.mrc</c>), or a path inside the file it was read from. Null where the file does not say.</summary>
    public string? Owner { get; init; }

    /// <summary>Unique among the owner's systems: <c>physical</c>, <c>array</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The axes in the order in which a point's numbers are given.</summary>
    public required IReadOnlyList<Axis> Axes { get; init; }

    /// <summary>Where the origin lies on the image.</summary>
    public PixelConvention Pixels { get; init; }

    /// <summary>The extent of one sample along each axis in the axis' unit, where known; 1 in a system that counts samples.</summary>
    public IReadOnlyList<double>? PixelSize { get; init; }

    /// <summary>How many samples the image has along each axis, where known.</summary>
    public IReadOnlyList<long>? Shape { get; init; }

    /// <summary>The number of axes.</summary>
    public int Dimensions => Axes.Count;

    /// <summary>The region that the image's samples cover, outer edge to outer edge; null where shape or sample size is not known.</summary>
    public Box? Bounds
    {
        get
        {
            if (Shape is null || PixelSize is null)
            {
                return null;
            }

            var lower = new double[Dimensions];
            var upper = new double[Dimensions];
            for (var axis = 0; axis < Dimensions; axis++)
            {
                lower[axis] = -OriginFromCorner(axis) * PixelSize[axis];
                upper[axis] = (Shape[axis] - OriginFromCorner(axis)) * PixelSize[axis];
            }

            return new Box(lower, upper);
        }
    }

    /// <summary>A system over spatial axes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="axes">The names of its axes, a letter each, in order: <c>zyx</c>.</param>
    /// <param name="unit">The unit of them all, or null.</param>
    public static CoordinateSystem Spatial(string name, string axes, string? unit = null) =>
        new() { Name = name, Axes = [.. axes.Select(letter => new Axis(letter.ToString(), Axis.Space, unit))] };

    /// <summary>How many samples the origin lies behind the outer corner of the first sample.</summary>
    /// <param name="axis">The axis.</param>
    /// <exception cref="TransformationException">The origin is the image's centre, and the image's shape is not known.</exception>
    internal double OriginFromCorner(int axis) => Pixels switch
    {
        PixelConvention.Corner => 0,
        PixelConvention.Centre => 0.5,
        _ => Shape is { } shape ? shape[axis] / 2.0
            : throw new TransformationException($"The origin of '{Name}' is the centre of its image; say how many samples the image has along each axis."),
    };
}
