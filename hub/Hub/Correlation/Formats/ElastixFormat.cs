using System.Text;

namespace Hub.Correlation;

/// <summary>The TransformParameters files of elastix and transformix.</summary>
internal sealed class ElastixFormat : TransformationFormat
{
    public override string Id => "elastix";

    public override string Label => "elastix TransformParameters";

    public override string Extension => ".TransformParameters.txt";

    internal override bool Recognises(FileContent content) =>
        content.Lines.FirstOrDefault(line => line.Text.Trim() is { Length: > 0 } text && !text.StartsWith("//", StringComparison.Ordinal)) is { } first
        && first.Text.TrimStart().StartsWith('(');

    internal override TransformationFile Read(FileContent content, TransformationReadOptions options)
    {
        List<string> assumptions =
        [
            "elastix' transforms lead from points of the fixed image to points of the moving image, against the way in which the image is warped.",
            "Lengths are in the unit of the images' spacing, which the file does not name.",
        ];
        var parameters = new ElastixParameters(content.Lines);
        var transformation = new ElastixReader(options, assumptions).Read(parameters);
        var axes = (transformation.InputDimensions ?? ElastixReader.Dimensions(parameters)) == 2 ? "xy" : "xyz";
        var stated = new StatedTransformation
        {
            From = CoordinateSystem.Spatial("fixed", axes),
            To = CoordinateSystem.Spatial("moving", axes),
            Transformation = transformation,
        };
        return new TransformationFile
        {
            Format = this,
            Assumptions = assumptions,
            Transformations = Grid(parameters, stated.From) is { } grid ? [stated, grid] : [stated],
        };
    }

    internal override byte[] Write(StatedTransformation transformation, ICollection<string> notes)
    {
        var matrix = SpatialMatrix.Of(transformation, null, PixelConvention.Centre, notes);
        var frame = SpatialMatrix.Frame(transformation.From, null, PixelConvention.Centre, []);
        notes.Add($"elastix maps from the fixed to the moving image: give this file to transformix with '{transformation.From.Name}' as the fixed image, and set Size, Spacing and Origin to that image's.");
        notes.Add($"Points are in {frame.Axes[0].Unit ?? "the unit of"} '{transformation.From.Name}' before and {transformation.To.Axes[0].Unit ?? "the unit of"} '{transformation.To.Name}' after, as the images' spacings must be.");
        var size = matrix.InputDimensions;
        var one = string.Join(' ', Enumerable.Repeat("1", size));
        var zero = string.Join(' ', Enumerable.Repeat("0", size));
        var text = new StringBuilder();
        text.Append("(Transform \"AffineTransform\")\n");
        text.Append(null, $"(NumberOfParameters {size * (size + 1)})\n");
        text.Append(null, $"(TransformParameters {string.Join(' ', SpatialMatrix.Linear(matrix).Concat(SpatialMatrix.Translation(matrix)).Select(TextFile.Print))})\n");
        text.Append("(InitialTransformParametersFileName \"NoInitialTransform\")\n(InitialTransformParameterFileName \"NoInitialTransform\")\n(HowToCombineTransforms \"Compose\")\n");
        text.Append(null, $"(FixedImageDimension {size})\n(MovingImageDimension {size})\n(FixedInternalImagePixelType \"float\")\n(MovingInternalImagePixelType \"float\")\n");
        text.Append(null, $"(Size {(frame.Shape is { } shape ? string.Join(' ', shape) : one)})\n(Index {zero})\n");
        text.Append(null, $"(Spacing {(frame.PixelSize is { } spacing ? string.Join(' ', spacing.Select(TextFile.Print)) : one)})\n(Origin {zero})\n");
        text.Append(null, $"(Direction {string.Join(' ', SpatialMatrix.Linear(AffineMatrix.Identity(size)).Select(TextFile.Print))})\n(UseDirectionCosines \"true\")\n");
        text.Append(null, $"(CenterOfRotationPoint {zero})\n");
        text.Append("(ResampleInterpolator \"FinalBSplineInterpolator\")\n(FinalBSplineInterpolationOrder 1)\n(Resampler \"DefaultResampler\")\n(DefaultPixelValue 0)\n(ResultImageFormat \"mhd\")\n(ResultImagePixelType \"float\")\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>From samples of the fixed image to its points, where the file describes the image: origin + direction · spacing · index.</summary>
    private static StatedTransformation? Grid(ElastixParameters parameters, CoordinateSystem points)
    {
        var size = points.Dimensions;
        if (parameters.Numbers("Spacing") is not { } spacing || parameters.Numbers("Origin") is not { } origin || parameters.Numbers("Direction") is not { } direction
            || spacing.Length != size || origin.Length != size || direction.Length != size * size)
        {
            return null;
        }

        // elastix lists the direction cosines column by column.
        var matrix = AffineMatrix.Create(size, size, (row, column) => column == size ? origin[row] : direction[(column * size) + row] * spacing[column]);
        var shape = parameters.Numbers("Size");
        return new StatedTransformation
        {
            Name = "index to point",
            From = new CoordinateSystem
            {
                Owner = "fixed",
                Name = "array",
                Axes = [.. points.Axes.Select(axis => new Axis(axis.Name, Axis.Array, CoordinateUnits.Pixel))],
                PixelSize = [.. Enumerable.Repeat(1.0, size)],
                Shape = shape?.Length == size && shape.All(count => count is >= 1 and < 1e9) ? [.. shape.Select(count => (long)count)] : null,
            },
            To = points,
            Transformation = new AffineTransformation(matrix),
        };
    }
}
