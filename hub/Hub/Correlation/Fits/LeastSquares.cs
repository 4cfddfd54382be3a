using MathNet.Numerics.LinearAlgebra;

namespace Hub.Correlation;

/// <summary>The least-squares solutions in closed form. Both systems are centred first: coordinates of stages are large and far from 0.</summary>
internal static class LeastSquares
{
    /// <summary>Umeyama (1991): the rotation of determinant +1, and the scale where it is free, between two sets of points.</summary>
    public static AffineMatrix Similar(LandmarkPoints points, bool withScale)
    {
        var from = Centred(points.From, points.FromCentroid);
        var to = Centred(points.To, points.ToCentroid);
        var size = points.InputDimensions;
        var svd = (to.TransposeThisAndMultiply(from) / points.Count).Svd();
        var signs = Vector<double>.Build.Dense(size, 1);
        signs[size - 1] = svd.U.Determinant() * svd.VT.Determinant() < 0 ? -1 : 1;
        var rotation = svd.U * Matrix<double>.Build.DenseOfDiagonalVector(signs) * svd.VT;
        var variance = from.Enumerate().Sum(value => value * value) / points.Count;
        var scale = withScale ? svd.S.DotProduct(signs) / variance : 1;
        return About(rotation * scale, points);
    }

    /// <summary>Ordinary least squares for every element of the matrix, by QR.</summary>
    public static AffineMatrix Affine(LandmarkPoints points) =>
        About(Centred(points.From, points.FromCentroid).QR().Solve(Centred(points.To, points.ToCentroid)).Transpose(), points);

    private static Matrix<double> Centred(IReadOnlyList<IReadOnlyList<double>> points, double[] centroid) =>
        Matrix<double>.Build.Dense(points.Count, centroid.Length, (row, axis) => points[row][axis] - centroid[axis]);

    /// <summary>The map with a linear part that takes one centroid to the other.</summary>
    private static AffineMatrix About(Matrix<double> linear, LandmarkPoints points) =>
        AffineMatrix.Create(points.OutputDimensions, points.InputDimensions, (row, column) =>
            column < points.InputDimensions ? linear[row, column]
            : points.ToCentroid[row] - Enumerable.Range(0, points.InputDimensions).Sum(axis => linear[row, axis] * points.FromCentroid[axis]));
}
