namespace Hub.Correlation;

/// <summary>
/// The error of a fitted transformation at any point: the covariance of its M×(N+1) matrix about the landmarks' centroid. For a
/// rigid fit in three axes its root mean square is Fitzpatrick's target registration error (1998, eq. 46), to first order.
/// </summary>
/// <param name="Centre">The centroid of the landmarks in the first system; N numbers.</param>
/// <param name="OutputDimensions">M.</param>
/// <param name="Covariance">Of the matrix' elements row by row: K×K numbers row-major, K = M·(N+1).</param>
public sealed record RegistrationError(IReadOnlyList<double> Centre, int OutputDimensions, IReadOnlyList<double> Covariance)
{
    /// <summary>An error that is the same everywhere and in every direction, as a leave-one-out error or a depositor's word is taken.</summary>
    /// <param name="inputDimensions">N.</param>
    /// <param name="outputDimensions">M.</param>
    /// <param name="rootMeanSquare">The expected distance, in the units of the second system.</param>
    public static RegistrationError Isotropic(int inputDimensions, int outputDimensions, double rootMeanSquare)
    {
        var size = outputDimensions * (inputDimensions + 1);
        var covariance = new double[size * size];
        for (var row = 0; row < outputDimensions; row++)
        {
            var element = (row * (inputDimensions + 1)) + inputDimensions;
            covariance[(element * size) + element] = rootMeanSquare * rootMeanSquare / outputDimensions;
        }

        return new RegistrationError(new double[inputDimensions], outputDimensions, covariance);
    }

    /// <summary>The uncertainty that the transformation adds to a point.</summary>
    /// <param name="point">A point of the first system.</param>
    /// <exception cref="TransformationException">The point has another number of axes.</exception>
    public PointCovariance At(ReadOnlySpan<double> point)
    {
        if (point.Length != Centre.Count)
        {
            throw new TransformationException($"The error is known for points of {Centre.Count} numbers, not {point.Length}.");
        }

        var width = Centre.Count + 1;
        var size = OutputDimensions * width;
        var lever = new double[width];
        lever[^1] = 1;
        for (var axis = 0; axis < Centre.Count; axis++)
        {
            lever[axis] = point[axis] - Centre[axis];
        }

        var result = new double[OutputDimensions * OutputDimensions];
        for (var index = 0; index < result.Length; index++)
        {
            var (row, column) = Math.DivRem(index, OutputDimensions);
            for (var pair = 0; pair < width * width; pair++)
            {
                var (a, b) = Math.DivRem(pair, width);
                result[index] += lever[a] * lever[b] * Covariance[(((row * width) + a) * size) + (column * width) + b];
            }
        }

        return new PointCovariance(OutputDimensions, result);
    }

    /// <summary>The target registration error: the distance to be expected between the mapped point and the true one.</summary>
    /// <param name="point">A point of the first system.</param>
    public double TargetRegistrationError(ReadOnlySpan<double> point) => At(point).RootMeanSquare;
}
