using MathNet.Numerics.LinearAlgebra;

namespace Hub.Correlation;

/// <summary>
/// An affine map of N numbers to M, as a row-major M×(N+1) matrix over column vectors: row r gives output r as
/// Σ <c>this[r, c]</c>·input c + <c>this[r, N]</c>. Immutable; equal when all elements are.
/// </summary>
public sealed class AffineMatrix : IEquatable<AffineMatrix>
{
    /// <summary>Rows whose directions span less than this part of a unit cube are taken for linearly dependent.</summary>
    private const double Singular = 1e-12;

    private readonly double[] elements;

    private AffineMatrix(int outputs, int inputs, double[] elements)
    {
        OutputDimensions = outputs;
        InputDimensions = inputs;
        this.elements = elements;
    }

    /// <summary>How many numbers a point has before, N.</summary>
    public int InputDimensions { get; }

    /// <summary>How many numbers a point has after, M.</summary>
    public int OutputDimensions { get; }

    /// <summary>All elements, row by row.</summary>
    public ReadOnlySpan<double> Elements => elements;

    /// <summary>The element of a row; column N holds the translation.</summary>
    /// <param name="row">From 0 to M-1.</param>
    /// <param name="column">From 0 to N.</param>
    public double this[int row, int column] => elements[(row * (InputDimensions + 1)) + column];

    /// <summary>Whether it leaves every point where it is, exactly.</summary>
    public bool IsIdentity => InputDimensions == OutputDimensions && Equals(Identity(InputDimensions));

    /// <summary>The map that leaves points of N numbers where they are.</summary>
    /// <param name="dimensions">N.</param>
    public static AffineMatrix Identity(int dimensions) => Create(dimensions, dimensions, (row, column) => row == column ? 1 : 0);

    /// <summary>A matrix from its elements.</summary>
    /// <param name="outputs">M.</param>
    /// <param name="inputs">N.</param>
    /// <param name="element">The element of a row (to M-1) and a column (to N).</param>
    /// <exception cref="TransformationException">An element is not finite, or there are more axes than a system may have.</exception>
    public static AffineMatrix Create(int outputs, int inputs, Func<int, int, double> element)
    {
        if (outputs is < 1 or > CoordinateSystem.MostAxes || inputs is < 1 or > CoordinateSystem.MostAxes)
        {
            throw new TransformationException($"A matrix from {inputs} to {outputs} axes was given; between 1 and {CoordinateSystem.MostAxes} can be.");
        }

        var values = new double[outputs * (inputs + 1)];
        for (var index = 0; index < values.Length; index++)
        {
            var (row, column) = Math.DivRem(index, inputs + 1);
            values[index] = element(row, column);
            if (!double.IsFinite(values[index]))
            {
                throw new TransformationException($"Row {row + 1}, column {column + 1} of the matrix is {values[index]}, not a finite number.");
            }
        }

        return new AffineMatrix(outputs, inputs, values);
    }

    /// <summary>A matrix from its rows of N+1 numbers each.</summary>
    /// <param name="rows">M rows of the same length.</param>
    /// <exception cref="TransformationException">Rows differ in length, or an element is not finite.</exception>
    public static AffineMatrix FromRows(IReadOnlyList<IReadOnlyList<double>> rows)
    {
        if (rows.Count == 0 || rows.Any(row => row.Count != rows[0].Count))
        {
            throw new TransformationException("The rows of a matrix must be there and be of one length.");
        }

        return Create(rows.Count, rows[0].Count - 1, (row, column) => rows[row][column]);
    }

    /// <summary>A matrix from its elements row by row.</summary>
    /// <param name="outputs">M.</param>
    /// <param name="inputs">N.</param>
    /// <param name="values">M×(N+1) numbers.</param>
    /// <exception cref="TransformationException">Their number does not fit, or one is not finite.</exception>
    public static AffineMatrix FromElements(int outputs, int inputs, IReadOnlyList<double> values) =>
        values.Count == outputs * (inputs + 1) ? Create(outputs, inputs, (row, column) => values[(row * (inputs + 1)) + column])
        : throw new TransformationException($"A matrix from {inputs} to {outputs} axes has {outputs * (inputs + 1)} elements, not {values.Count}.");

    /// <summary>The rows, as JSON lists them.</summary>
    public double[][] ToRows() => [.. Enumerable.Range(0, OutputDimensions).Select(row => elements.AsSpan(row * (InputDimensions + 1), InputDimensions + 1).ToArray())];

    /// <summary>The map that does this one first and <paramref name="next"/> after it.</summary>
    /// <param name="next">A map of as many numbers as this one gives.</param>
    /// <exception cref="TransformationException">The numbers of axes do not fit, or an element overflows.</exception>
    public AffineMatrix Then(AffineMatrix next)
    {
        if (next.InputDimensions != OutputDimensions)
        {
            throw new TransformationException($"A map to {OutputDimensions} axes cannot be followed by a map from {next.InputDimensions}.");
        }

        return Create(next.OutputDimensions, InputDimensions, (row, column) =>
        {
            var sum = column == InputDimensions ? next[row, OutputDimensions] : 0;
            for (var inner = 0; inner < OutputDimensions; inner++)
            {
                sum += next[row, inner] * this[inner, column];
            }

            return sum;
        });
    }

    /// <summary>The determinant of the linear part: the factor of volumes, negative for a mirror; null where the numbers of axes differ.</summary>
    public double? Determinant() => InputDimensions == OutputDimensions ? Linear().Determinant() : null;

    /// <summary>Why there is no inverse, or null where there is one.</summary>
    public string? SingularReason()
    {
        if (InputDimensions != OutputDimensions)
        {
            return $"it maps {InputDimensions} axes to {OutputDimensions}";
        }

        var linear = Linear();
        var independent = Math.Abs(linear.NormalizeRows(2).Determinant());
        return independent > Singular ? null : $"its matrix is singular (determinant {linear.Determinant():R})";
    }

    /// <summary>The map back.</summary>
    /// <exception cref="TransformationException">There is none.</exception>
    public AffineMatrix Inverse()
    {
        if (SingularReason() is { } reason)
        {
            throw new TransformationException($"The affine map has no inverse: {reason}.");
        }

        var inverse = Linear().Inverse();
        var translation = -(inverse * Vector<double>.Build.Dense(OutputDimensions, row => this[row, InputDimensions]));
        return Create(InputDimensions, OutputDimensions, (row, column) => column == OutputDimensions ? translation[row] : inverse[row, column]);
    }

    /// <summary>Maps packed points.</summary>
    /// <param name="points">N numbers a point, one point after the other.</param>
    /// <param name="results">Room for M numbers a point; must not overlap the points.</param>
    public void Map(ReadOnlySpan<double> points, Span<double> results)
    {
        var inputs = InputDimensions;
        var outputs = OutputDimensions;
        for (int from = 0, to = 0; from < points.Length; from += inputs, to += outputs)
        {
            var point = points.Slice(from, inputs);
            var result = results.Slice(to, outputs);
            for (int row = 0, element = 0; row < result.Length; row++)
            {
                var sum = 0.0;
                for (var column = 0; column < point.Length; column++)
                {
                    sum += elements[element++] * point[column];
                }

                result[row] = sum + elements[element++];
            }
        }
    }

    /// <inheritdoc/>
    public bool Equals(AffineMatrix? other) =>
        other is not null && other.InputDimensions == InputDimensions && other.elements.AsSpan().SequenceEqual(elements);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AffineMatrix);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var element in elements)
        {
            hash.Add(element);
        }

        return hash.ToHashCode();
    }

    /// <summary>The linear part, M×N.</summary>
    internal Matrix<double> Linear() => Matrix<double>.Build.Dense(OutputDimensions, InputDimensions, (row, column) => this[row, column]);
}
