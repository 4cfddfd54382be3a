namespace Hub.Correlation;

/// <summary>How uncertain a point is: the covariance of its numbers, in squared units of its axes. Root mean squares must not be added across changes of units; covariances are carried through them.</summary>
public sealed class PointCovariance
{
    private readonly double[] values;

    internal PointCovariance(int dimensions, double[] values)
    {
        Dimensions = dimensions;
        this.values = values;
    }

    /// <summary>The number of axes.</summary>
    public int Dimensions { get; }

    /// <summary>The covariance of two axes.</summary>
    /// <param name="row">An axis.</param>
    /// <param name="column">Another one or the same.</param>
    public double this[int row, int column] => values[(row * Dimensions) + column];

    /// <summary>The root mean square distance to be expected between the point given and the point meant: the root of the trace. It means a length where all axes have one unit.</summary>
    public double RootMeanSquare => Math.Sqrt(Math.Max(0, Enumerable.Range(0, Dimensions).Sum(axis => this[axis, axis])));

    /// <summary>A point that is known exactly.</summary>
    /// <param name="dimensions">The number of axes.</param>
    public static PointCovariance Zero(int dimensions) => new(dimensions, new double[dimensions * dimensions]);

    /// <summary>The uncertainty after a map: L·Σ·Lᵀ.</summary>
    /// <param name="map">The map.</param>
    /// <param name="point">The point before.</param>
    public PointCovariance Through(PointMap map, ReadOnlySpan<double> point)
    {
        var jacobian = new double[map.OutputDimensions * Dimensions];
        map.Jacobian(point, jacobian);
        var result = new double[map.OutputDimensions * map.OutputDimensions];
        for (var index = 0; index < result.Length; index++)
        {
            var (row, column) = Math.DivRem(index, map.OutputDimensions);
            for (var a = 0; a < Dimensions; a++)
            {
                for (var b = 0; b < Dimensions; b++)
                {
                    result[index] += jacobian[(row * Dimensions) + a] * this[a, b] * jacobian[(column * Dimensions) + b];
                }
            }
        }

        return new PointCovariance(map.OutputDimensions, result);
    }

    /// <summary>The uncertainty from two independent causes.</summary>
    /// <param name="other">Over the same axes.</param>
    /// <exception cref="TransformationException">The numbers of axes differ.</exception>
    public PointCovariance Plus(PointCovariance other) => other.Dimensions == Dimensions
        ? new PointCovariance(Dimensions, [.. values.Zip(other.values, (one, two) => one + two)])
        : throw new TransformationException($"Uncertainties over {Dimensions} and {other.Dimensions} axes cannot be added.");
}
