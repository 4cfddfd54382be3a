namespace Hub.Correlation;

/// <summary>Maps points by a samples.</summary>
internal sealed class FieldStep(SampledField samples) : MapStep
{
    public override int InputDimensions => samples.Dimensions;

    public override int OutputDimensions => samples.OutputDimensions;

    public override void Map(ReadOnlySpan<double> points, Span<double> results)
    {
        Span<double> index = stackalloc double[CoordinateSystem.MostAxes];
        for (int from = 0, to = 0; from < points.Length; from += InputDimensions, to += OutputDimensions)
        {
            var point = points.Slice(from, InputDimensions);
            var result = results.Slice(to, OutputDimensions);
            samples.ToIndex.Map(point, index[..InputDimensions]);
            if (!samples.Covers(index))
            {
                result.Fill(double.NaN);
                continue;
            }

            samples.Vector(index, result);
            for (var axis = 0; samples.Kind == ReferenceKind.Displacements && axis < result.Length; axis++)
            {
                result[axis] += point[axis];
            }
        }
    }

    public override void Jacobian(ReadOnlySpan<double> point, Span<double> jacobian)
    {
        Span<double> index = stackalloc double[CoordinateSystem.MostAxes];
        Span<double> slope = stackalloc double[CoordinateSystem.MostAxes * CoordinateSystem.MostAxes];
        samples.ToIndex.Map(point[..InputDimensions], index[..InputDimensions]);
        samples.Slope(index, slope);
        for (var row = 0; row < OutputDimensions; row++)
        {
            for (var column = 0; column < InputDimensions; column++)
            {
                var sum = samples.Kind == ReferenceKind.Displacements && row == column ? 1.0 : 0;
                for (var inner = 0; inner < InputDimensions; inner++)
                {
                    sum += slope[(row * InputDimensions) + inner] * samples.ToIndex[inner, column];
                }

                jacobian[(row * InputDimensions) + column] = sum;
            }
        }
    }
}
