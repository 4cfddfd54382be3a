using MathNet.Numerics.LinearAlgebra;

namespace Hub.Correlation;

/// <summary>Finds the weights of a thin-plate spline.</summary>
internal static class SplineSolver
{
    /// <summary>More landmarks than anybody sets by hand; the system to be solved grows with their square.</summary>
    public const int MostLandmarks = 1000;

    /// <summary>Refuses landmarks through which there is no spline, or more than one.</summary>
    public static void Check(IReadOnlyList<IReadOnlyList<double>> source, IReadOnlyList<IReadOnlyList<double>> target)
    {
        if (source.Count != target.Count || source.Count is 0 or > MostLandmarks)
        {
            throw new TransformationException($"A thin-plate spline needs as many landmarks before as after, at most {MostLandmarks}; {source.Count} and {target.Count} were given.");
        }

        foreach (var points in new[] { source, target })
        {
            if (points.Any(point => point.Count != points[0].Count || point.Count is 0 or > CoordinateSystem.MostAxes || !point.All(LandmarkSpread.IsCoordinate)))
            {
                throw new TransformationException("The landmarks of a thin-plate spline must have the same number of axes, and numbers that are finite and not too large.");
            }
        }

        LandmarkSpread.RequireFull(source, "A thin-plate spline");
        LandmarkSpread.RequireDistinct(source, "A thin-plate spline");
    }

    public static SplineStep Solve(IReadOnlyList<IReadOnlyList<double>> source, IReadOnlyList<IReadOnlyList<double>> target)
    {
        var inputs = source[0].Count;
        var outputs = target[0].Count;
        var count = source.Count;
        var centre = LandmarkSpread.Centroid(source);
        var scale = Math.Sqrt(source.Sum(point => LandmarkSpread.SquaredDistance(point, centre)) / count);
        var nodes = source.Select(point => point.Select((value, axis) => (value - centre[axis]) / scale).ToArray()).ToArray();
        var solution = System(nodes, inputs).Solve(Matrix<double>.Build.Dense(count + inputs + 1, outputs, (row, column) => row < count ? target[row][column] : 0));
        return new SplineStep
        {
            Centre = centre,
            Scale = scale,
            Nodes = [.. nodes.SelectMany(node => node)],
            Weights = [.. Enumerable.Range(0, count * outputs).Select(index => solution[index / outputs, index % outputs])],
            Affine = AffineMatrix.Create(outputs, inputs, (row, column) => solution[count + column, row]),
        };
    }

    /// <summary>Kernel and affine part in blocks: [K P; Pᵀ 0], P = [x 1].</summary>
    private static Matrix<double> System(double[][] nodes, int inputs)
    {
        var count = nodes.Length;
        return Matrix<double>.Build.Dense(count + inputs + 1, count + inputs + 1, (row, column) =>
            row < count && column < count ? SplineStep.Kernel(LandmarkSpread.SquaredDistance(nodes[row], nodes[column]))
            : row < count ? Affine(nodes[row], column - count)
            : column < count ? Affine(nodes[column], row - count)
            : 0);
    }

    private static double Affine(double[] node, int column) => column < node.Length ? node[column] : 1;
}
