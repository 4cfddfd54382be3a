namespace Hub.Correlation;

/// <summary>The one matrix over x, y (and z) that most formats can hold, between a transformation's own systems and the format's.</summary>
internal static class SpatialMatrix
{
    private const string Names = "xyz";

    /// <summary>The transformation as a matrix in a format's axes, units and origin.</summary>
    /// <param name="stated">Any transformation.</param>
    /// <param name="unit">The unit that the format means; null where it means whatever the images mean.</param>
    /// <param name="pixels">Where the format's origin lies.</param>
    /// <param name="notes">Takes what was done and what is left to the reader.</param>
    /// <exception cref="TransformationException">It is no matrix, or its systems are not of x, y (and z) in units that convert.</exception>
    public static AffineMatrix Of(StatedTransformation stated, string? unit, PixelConvention pixels, ICollection<string> notes)
    {
        var from = Frame(stated.From, unit, pixels, notes);
        var to = Frame(stated.To, unit, pixels, notes);
        if (from.Dimensions != to.Dimensions)
        {
            throw new TransformationException($"'{stated.From.Name}' has {from.Dimensions} axes and '{stated.To.Name}' has {to.Dimensions}; the format holds square matrices only.");
        }

        var whole = SequenceTransformation.Of(SystemConversion.Between(from, stated.From), stated.Transformation, SystemConversion.Between(stated.To, to));
        return whole.Compile(from.Dimensions).Matrix ?? throw new TransformationException("The format holds a matrix, and this transformation bends; write it as landmarks.");
    }

    /// <summary>A system with the same image in the format's axes, unit and origin.</summary>
    public static CoordinateSystem Frame(CoordinateSystem system, string? unit, PixelConvention pixels, ICollection<string> notes)
    {
        var order = Order(system);
        var axes = order.Select((source, axis) => new Axis(Names[axis].ToString(), Axis.Space, Unit(system, source, unit, notes))).ToArray();
        return system with
        {
            Axes = axes,
            Pixels = pixels,
            PixelSize = system.PixelSize is { } size ? [.. order.Select((source, axis) => size[source] * (CoordinateUnits.Factor(system.Axes[source].Unit, axes[axis].Unit) ?? 1))] : null,
            Shape = system.Shape is { } shape ? [.. order.Select(source => shape[source])] : null,
        };
    }

    /// <summary>A matrix over x, y as one over x, y, z that leaves z alone.</summary>
    public static AffineMatrix InThree(AffineMatrix matrix) => matrix.InputDimensions == 3 ? matrix
        : AffineMatrix.Create(3, 3, (row, column) => row < 2 && column != 2 ? matrix[row, column == 3 ? 2 : column] : row == column ? 1 : 0);

    /// <summary>The translation, as formats keep it apart.</summary>
    public static IEnumerable<double> Translation(AffineMatrix matrix) => Enumerable.Range(0, matrix.OutputDimensions).Select(row => matrix[row, matrix.InputDimensions]);

    /// <summary>The linear part row by row.</summary>
    public static IEnumerable<double> Linear(AffineMatrix matrix) =>
        Enumerable.Range(0, matrix.OutputDimensions).SelectMany(row => Enumerable.Range(0, matrix.InputDimensions).Select(column => matrix[row, column]));

    private static int[] Order(CoordinateSystem system)
    {
        var order = Names.Select(name => Enumerable.Range(0, system.Dimensions).FirstOrDefault(axis => string.Equals(system.Axes[axis].Name, name.ToString(), StringComparison.OrdinalIgnoreCase), -1)).ToArray();
        var found = order[2] < 0 ? order[..2] : order;
        return found.Length == system.Dimensions && found.All(axis => axis >= 0)
            ? found
            : throw new TransformationException($"The format knows the axes x, y and z, and '{system.Name}' has {(system.Dimensions == 0 ? "axes that its file does not declare" : string.Join(", ", system.Axes.Select(axis => axis.Name)))}.");
    }

    private static string? Unit(CoordinateSystem system, int axis, string? unit, ICollection<string> notes)
    {
        var own = system.Axes[axis].Unit;
        if (unit is null)
        {
            return own;
        }

        if (own is null or CoordinateUnits.Pixel or CoordinateUnits.ReferenceFrame)
        {
            var note = $"The format means {unit}s; '{system.Name}' is in {own ?? "no known unit"}, and its numbers are written as they are.";
            if (!notes.Contains(note))
            {
                notes.Add(note);
            }

            return own;
        }

        return unit;
    }
}
