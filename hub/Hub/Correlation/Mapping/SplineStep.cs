namespace Hub.Correlation;

/// <summary>A solved thin-plate spline. It works in source coordinates that are centred and scaled to size 1, which changes the rounding and not the map.</summary>
internal sealed class SplineStep : MapStep
{
    public required double[] Centre { get; init; }

    public required double Scale { get; init; }

    /// <summary>The landmarks in centred and scaled coordinates, packed.</summary>
    public required double[] Nodes { get; init; }

    /// <summary>M weights for each landmark, packed.</summary>
    public required double[] Weights { get; init; }

    /// <summary>The affine part over centred and scaled coordinates.</summary>
    public required AffineMatrix Affine { get; init; }

    public override int InputDimensions => Affine.InputDimensions;

    public override int OutputDimensions => Affine.OutputDimensions;

    /// <summary>r²·log r of a squared distance.</summary>
    public static double Kernel(double squared) => squared > 0 ? 0.5 * squared * Math.Log(squared) : 0;

    public override void Map(ReadOnlySpan<double> points, Span<double> results)
    {
        Span<double> room = stackalloc double[CoordinateSystem.MostAxes];
        var point = room[..InputDimensions];
        for (int from = 0, to = 0; from < points.Length; from += InputDimensions, to += OutputDimensions)
        {
            Normalise(points.Slice(from, InputDimensions), point);
            var result = results.Slice(to, OutputDimensions);
            Affine.Map(point, result);
            for (int node = 0, weight = 0; node < Nodes.Length; node += point.Length, weight += result.Length)
            {
                var kernel = Kernel(SquaredDistance(point, node));
                for (var row = 0; row < result.Length; row++)
                {
                    result[row] += Weights[weight + row] * kernel;
                }
            }
        }
    }

    public override void Jacobian(ReadOnlySpan<double> point, Span<double> jacobian)
    {
        Span<double> room = stackalloc double[CoordinateSystem.MostAxes];
        var here = room[..InputDimensions];
        Normalise(point, here);
        new AffineStep(Affine).Jacobian(here, jacobian);
        for (int node = 0, weight = 0; node < Nodes.Length; node += InputDimensions, weight += OutputDimensions)
        {
            var squared = SquaredDistance(here, node);
            var slope = squared > 0 ? Math.Log(squared) + 1 : 0;
            for (var row = 0; row < OutputDimensions; row++)
            {
                for (var column = 0; column < InputDimensions; column++)
                {
                    jacobian[(row * InputDimensions) + column] += Weights[weight + row] * slope * (here[column] - Nodes[node + column]);
                }
            }
        }

        for (var index = 0; index < OutputDimensions * InputDimensions; index++)
        {
            jacobian[index] /= Scale;
        }
    }

    private void Normalise(ReadOnlySpan<double> point, Span<double> normalised)
    {
        for (var axis = 0; axis < normalised.Length; axis++)
        {
            normalised[axis] = (point[axis] - Centre[axis]) / Scale;
        }
    }

    private double SquaredDistance(ReadOnlySpan<double> point, int node)
    {
        var sum = 0.0;
        for (var axis = 0; axis < point.Length; axis++)
        {
            var difference = point[axis] - Nodes[node + axis];
            sum += difference * difference;
        }

        return sum;
    }
}
