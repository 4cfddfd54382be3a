namespace Hub.Correlation;

/// <summary>What leads from one system to another that describes the same frame with other axes' order, units or origin.</summary>
public static class SystemConversion
{
    /// <summary>
    /// The transformation that says points of <paramref name="from"/> in the words of <paramref name="to"/>: axes are paired by
    /// name, units are converted by their factors, the origin is moved between pixel conventions.
    /// </summary>
    /// <param name="from">A description of the frame.</param>
    /// <param name="to">Another description of the same frame.</param>
    /// <exception cref="TransformationException">An axis has no partner, a unit no factor, or the origin moves and the sample's size is not known.</exception>
    public static Transformation Between(CoordinateSystem from, CoordinateSystem to)
    {
        if (from.Dimensions != to.Dimensions)
        {
            throw new TransformationException($"'{from.Name}' has {from.Dimensions} axes and '{to.Name}' has {to.Dimensions}: they cannot describe the same frame.");
        }

        var rows = new double[to.Dimensions][];
        for (var axis = 0; axis < to.Dimensions; axis++)
        {
            var source = SourceOf(from, to, axis);
            var factor = Factor(from, source, to, axis);
            rows[axis] = new double[from.Dimensions + 1];
            rows[axis][source] = factor;
            rows[axis][from.Dimensions] = Shift(from, source, to, axis) * factor;
        }

        var matrix = AffineMatrix.FromRows(rows);
        return matrix.IsIdentity ? new IdentityTransformation() : new AffineTransformation(matrix);
    }

    private static int SourceOf(CoordinateSystem from, CoordinateSystem to, int axis)
    {
        for (var candidate = 0; candidate < from.Dimensions; candidate++)
        {
            if (from.Axes[candidate].Name == to.Axes[axis].Name)
            {
                return candidate;
            }
        }

        throw new TransformationException($"'{from.Name}' has no axis '{to.Axes[axis].Name}' as '{to.Name}' has.");
    }

    private static double Factor(CoordinateSystem from, int source, CoordinateSystem to, int axis) =>
        CoordinateUnits.Factor(from.Axes[source].Unit, to.Axes[axis].Unit)
        ?? throw new TransformationException(
            $"Axis '{to.Axes[axis].Name}' is in {from.Axes[source].Unit ?? "no known unit"} in '{from.Name}' and in {to.Axes[axis].Unit ?? "no known unit"} in '{to.Name}': no factor leads from one to the other.");

    private static double Shift(CoordinateSystem from, int source, CoordinateSystem to, int axis)
    {
        if (from.Pixels == to.Pixels || !from.Axes[source].MayBeSpace)
        {
            return 0;
        }

        var samples = from.OriginFromCorner(source) - (to.Pixels == PixelConvention.ImageCentre && to.Shape is null
            ? (to with { Shape = from.Shape is { } shape ? [.. to.Axes.Select((_, i) => shape[SourceOf(from, to, i)])] : null }).OriginFromCorner(axis)
            : to.OriginFromCorner(axis));
        var size = from.PixelSize?[source] ?? (from.Axes[source] is { Type: Axis.Array } or { Unit: CoordinateUnits.Pixel } ? 1
            : throw new TransformationException($"The origin moves by {samples:0.#} samples between '{from.Name}' and '{to.Name}', and the size of a sample along '{from.Axes[source].Name}' is not known."));
        return samples * size;
    }
}
