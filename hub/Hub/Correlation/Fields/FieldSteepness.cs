namespace Hub.Correlation;

/// <summary>
/// Bounds how much a field's shift changes between neighbouring points. Within a cell the derivative along an axis is a mean of the
/// differences along its edges, so the largest difference along each axis, squared and added up, bounds the derivative everywhere.
/// </summary>
internal static class FieldSteepness
{
    /// <summary>In units of samples; infinity where the field leads to another number of axes.</summary>
    public static double Of(SampledField field)
    {
        var dimensions = field.Dimensions;
        if (field.OutputDimensions != dimensions)
        {
            return double.PositiveInfinity;
        }

        var largest = new double[dimensions];
        var index = new int[dimensions];
        Span<double> difference = stackalloc double[CoordinateSystem.MostAxes];
        var samples = field.Shape.Aggregate(1, (product, length) => product * length);
        for (var sample = 0; sample < samples; sample++)
        {
            var stride = 1;
            for (var axis = dimensions - 1; axis >= 0; stride *= field.Shape[axis], axis--)
            {
                if (index[axis] + 1 < field.Shape[axis])
                {
                    Difference(field, sample, sample + stride, axis, difference);
                    largest[axis] = Math.Max(largest[axis], Squared(difference[..dimensions]));
                }
            }

            Advance(index, field.Shape);
        }

        return Math.Sqrt(largest.Sum());
    }

    /// <summary>How the shift in samples changes from a sample to its neighbour along an axis.</summary>
    private static void Difference(SampledField field, int sample, int neighbour, int axis, Span<double> difference)
    {
        var here = field.Sample(sample);
        var next = field.Sample(neighbour);
        for (var row = 0; row < field.Dimensions; row++)
        {
            difference[row] = field.Kind == ReferenceKind.Coordinates && row == axis ? -1 : 0;
            for (var column = 0; column < field.Dimensions; column++)
            {
                difference[row] += field.ToIndex[row, column] * (next[column] - here[column]);
            }
        }
    }

    private static double Squared(ReadOnlySpan<double> vector)
    {
        var sum = 0.0;
        foreach (var value in vector)
        {
            sum += value * value;
        }

        return sum;
    }

    private static void Advance(int[] index, IReadOnlyList<int> shape)
    {
        for (var axis = index.Length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--)
        {
            index[axis] = 0;
        }
    }
}
