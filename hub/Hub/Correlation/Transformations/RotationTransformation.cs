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
        var linear = Matrix.Linear();
        var off = (linear * linear.Transpose()).Map2((product, unit) => Math.Abs(product - unit), MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseIdentity(rows.Count)).Enumerate().Max();
        if (off > Tolerance || linear.Determinant() < 0)
        {
            throw new TransformationException($"The matrix is no rotation: its determinant is {linear.Determinant():G6} and its rows are off orthonormal by {off:G3}. Give it as an affine.");
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

    /// <summary>The inverse of the numbers as they are: for a matrix printed with few digits the transpose would not lead back exactly.</summary>
    public override Inversion Invert() => Inversion.ClosedForm(new RotationTransformation([.. Matrix.Inverse().ToRows().Select(row => row[..^1])]) { Name = Name });

    internal override void AddTo(PointMapBuilder builder)
    {
        Expect(Matrix.InputDimensions, builder);
        builder.Add(Matrix);
    }
}
