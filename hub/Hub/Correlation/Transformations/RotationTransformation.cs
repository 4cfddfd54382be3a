using MathNet.Numerics.LinearAlgebra;

namespace Hub.Correlation;

/// <summary>Turns points about the origin, without a mirror.</summary>
public sealed record RotationTransformation : Transformation
{
    /// <summary>How far M·Mᵀ may be from the identity: files print 6 digits.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>A rotation.</summary>
    /// <param name="rows">The N×N matrix, rows of columns.</param>
    /// <exception cref="TransformationException">The matrix is not square, or is no rotation: its rows are not orthonormal or its determinant is not 1.</exception>
    public RotationTransformation(IReadOnlyList<IReadOnlyList<double>> rows)
    {
        if (rows.Count == 0 || rows.Any(row => row.Count != rows.Count))
        {
            throw new TransformationException("A rotation is a square matrix.");
        }

        Matrix = AffineMatrix.Create(rows.Count, rows.Count, (row, column) => column == rows.Count ? 0 : rows[row][column]);
        var off = Off(Matrix);
        if (off > Tolerance || Matrix.Determinant() < 0)
        {
            throw new TransformationException($"The matrix is no rotation: its determinant is {Matrix.Determinant():G6} and its rows are off orthonormal by {off:G3}. Give it as an affine.");
        }
    }

    /// <summary>The rotation with a translation of 0.</summary>
    public AffineMatrix Matrix { get; }

    /// <inheritdoc/>
    public override string Type => "rotation";

    /// <inheritdoc/>
    public override int? InputDimensions => Matrix.InputDimensions;

    /// <summary>The rows of the N×N matrix.</summary>
    public double[][] ToRows() => [.. Matrix.ToRows().Select(row => row[..^1])];

    /// <summary>The inverse of the numbers as they are: for a matrix printed with few digits the transpose would not lead back exactly, and the inverse may be an affine.</summary>
    public override Inversion Invert()
    {
        var inverse = Matrix.Inverse();
        return Inversion.ClosedForm(Off(inverse) <= Tolerance
            ? new RotationTransformation([.. inverse.ToRows().Select(row => row[..^1])]) { Name = Name }
            : new AffineTransformation(inverse) { Name = Name });
    }

    /// <summary>How far M·Mᵀ is from the identity.</summary>
    private static double Off(AffineMatrix matrix)
    {
        var linear = matrix.Linear();
        return (linear * linear.Transpose() - Matrix<double>.Build.DenseIdentity(linear.RowCount)).Enumerate().Max(Math.Abs);
    }

    internal override void AddTo(PointMapBuilder builder)
    {
        Expect(Matrix.InputDimensions, builder);
        builder.Add(Matrix);
    }
}
