using MathNet.Numerics.LinearAlgebra;

namespace Hub.Correlation;

/// <summary>
/// The covariance of a fitted matrix: σ²·B·(Bᵀ(I⊗Σuuᵀ)B)⁻¹·Bᵀ, where u is a landmark about the centroid with a 1 after it, and the
/// columns of B are the directions in which the fit may move the matrix, row by row.
/// </summary>
internal static class FitCovariance
{
    public static RegistrationError Of(LandmarkPoints points, FitKind kind, AffineMatrix fitted, double variance)
    {
        var basis = Basis(kind, fitted);
        var inputs = points.InputDimensions;
        var moments = Matrix<double>.Build.Dense(inputs + 1, inputs + 1);
        foreach (var point in points.From)
        {
            var lever = Vector<double>.Build.Dense(inputs + 1, axis => axis < inputs ? point[axis] - points.FromCentroid[axis] : 1);
            moments += lever.OuterProduct(lever);
        }

        var normal = basis.TransposeThisAndMultiply(Matrix<double>.Build.DenseIdentity(points.OutputDimensions).KroneckerProduct(moments)) * basis;
        var covariance = basis * normal.PseudoInverse() * basis.Transpose() * variance;
        return new RegistrationError(points.FromCentroid, points.OutputDimensions, [.. covariance.EnumerateRows().SelectMany(row => row)]);
    }

    /// <summary>A column for each number that the fit chooses: translations, then rotations, then the scale; or every element.</summary>
    private static Matrix<double> Basis(FitKind kind, AffineMatrix fitted)
    {
        var width = fitted.InputDimensions + 1;
        var size = fitted.OutputDimensions * width;
        if (kind == FitKind.Affine)
        {
            return Matrix<double>.Build.DenseIdentity(size);
        }

        var columns = Enumerable.Range(0, fitted.OutputDimensions).Select(row => Direction(size, element => element == (row * width) + width - 1 ? 1 : 0)).ToList();
        if (kind is FitKind.Rigid or FitKind.Similarity)
        {
            columns.AddRange(Turns(fitted));
        }

        if (kind == FitKind.Similarity)
        {
            columns.Add(Direction(size, element => element % width < width - 1 ? fitted[element / width, element % width] : 0));
        }

        return Matrix<double>.Build.DenseOfColumnVectors(columns);
    }

    /// <summary>A small turn in each plane of two axes, after the fitted map.</summary>
    private static IEnumerable<Vector<double>> Turns(AffineMatrix fitted)
    {
        var width = fitted.InputDimensions + 1;
        for (var one = 0; one < fitted.OutputDimensions; one++)
        {
            for (var two = one + 1; two < fitted.OutputDimensions; two++)
            {
                var (a, b) = (one, two);
                yield return Direction(fitted.OutputDimensions * width, element =>
                    element % width == width - 1 ? 0
                    : element / width == a ? -fitted[b, element % width]
                    : element / width == b ? fitted[a, element % width]
                    : 0);
            }
        }
    }

    private static Vector<double> Direction(int size, Func<int, double> element) => Vector<double>.Build.Dense(size, element);
}
