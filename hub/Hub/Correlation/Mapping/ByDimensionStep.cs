namespace Hub.Correlation;

/// <summary>Maps groups of axes each by its own map; a point at a time, for maps that are not affine as a whole.</summary>
internal sealed class ByDimensionStep(int inputs, int outputs, IReadOnlyList<(PointMap Map, int[] Inputs, int[] Outputs)> parts) : MapStep
{
    public override int InputDimensions => inputs;

    public override int OutputDimensions => outputs;

    public override void Map(ReadOnlySpan<double> points, Span<double> results)
    {
        Span<double> source = stackalloc double[CoordinateSystem.MostAxes];
        Span<double> target = stackalloc double[CoordinateSystem.MostAxes];
        for (int from = 0, to = 0; from < points.Length; from += inputs, to += outputs)
        {
            foreach (var (map, taken, given) in parts)
            {
                for (var axis = 0; axis < taken.Length; axis++)
                {
                    source[axis] = points[from + taken[axis]];
                }

                map.Map(source[..taken.Length], target[..given.Length]);
                for (var axis = 0; axis < given.Length; axis++)
                {
                    results[to + given[axis]] = target[axis];
                }
            }
        }
    }

    public override void Jacobian(ReadOnlySpan<double> point, Span<double> jacobian)
    {
        jacobian[..(inputs * outputs)].Clear();
        Span<double> source = stackalloc double[CoordinateSystem.MostAxes];
        Span<double> part = stackalloc double[CoordinateSystem.MostAxes * CoordinateSystem.MostAxes];
        foreach (var (map, taken, given) in parts)
        {
            for (var axis = 0; axis < taken.Length; axis++)
            {
                source[axis] = point[taken[axis]];
            }

            map.Jacobian(source[..taken.Length], part);
            for (var row = 0; row < given.Length; row++)
            {
                for (var column = 0; column < taken.Length; column++)
                {
                    jacobian[(given[row] * inputs) + taken[column]] = part[(row * taken.Length) + column];
                }
            }
        }
    }
}
