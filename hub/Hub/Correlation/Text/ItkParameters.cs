namespace Hub.Correlation;

/// <summary>The map that a transform of ITK or elastix makes of its parameters: y = A(x - c) + c + t, with A and t by the transform's type. Axes are x, y (and z).</summary>
internal static class ItkParameters
{
    /// <summary>The matrix; null where the type is none of those that are matrices.</summary>
    /// <param name="type">The type's name without precision and dimensions: <c>Euler3DTransform</c>; elastix' names too.</param>
    /// <param name="dimensions">2 or 3.</param>
    /// <param name="parameters">The parameters in ITK's order.</param>
    /// <param name="centre">The centre of rotation; zeros where there is none.</param>
    /// <param name="zyx">Whether Euler angles compose as Rz·Ry·Rx and not as Rz·Rx·Ry.</param>
    /// <exception cref="TransformationException">The number of parameters does not fit the type.</exception>
    public static AffineMatrix? Matrix(string type, int dimensions, double[] parameters, double[] centre, bool zyx)
    {
        var (linear, translation) = (type, dimensions) switch
        {
            ("TranslationTransform", _) => (Identity(dimensions), Take(type, parameters, dimensions)),
            ("AffineTransform" or "MatrixOffsetTransformBase", _) => Affine(type, parameters, dimensions),
            ("Euler2DTransform" or "Rigid2DTransform" or "EulerTransform", 2) => (Turn(Take(type, parameters, 3)[0], 1), parameters[1..]),
            ("Similarity2DTransform" or "SimilarityTransform", 2) => (Turn(Take(type, parameters, 4)[1], parameters[0]), parameters[2..]),
            ("Euler3DTransform" or "EulerTransform", 3) => (Euler(Take(type, parameters, 6), zyx), parameters[3..]),
            ("VersorRigid3DTransform", 3) => (Versor(Take(type, parameters, 6), 1), parameters[3..]),
            ("VersorTransform", 3) => (Versor(Take(type, parameters, 3), 1), new double[3]),
            ("Similarity3DTransform" or "SimilarityTransform", 3) => (Versor(Take(type, parameters, 7), parameters[6]), parameters[3..6]),
            ("ScaleTransform", _) => (Diagonal(Take(type, parameters, dimensions)), new double[dimensions]),
            ("IdentityTransform", _) => (Identity(dimensions), new double[dimensions]),
            _ => (null, null),
        };
        return linear is null ? null : AffineMatrix.Create(dimensions, dimensions, (row, column) =>
            column < dimensions ? linear[row, column]
            : translation![row] + centre[row] - Enumerable.Range(0, dimensions).Sum(axis => linear[row, axis] * centre[axis]));
    }

    private static double[] Take(string type, double[] parameters, int count) => parameters.Length == count ? parameters
        : throw new TransformationException($"{type} has {count} parameters, not {parameters.Length}.");

    private static (double[,] Linear, double[] Translation) Affine(string type, double[] parameters, int dimensions)
    {
        Take(type, parameters, dimensions * (dimensions + 1));
        var linear = new double[dimensions, dimensions];
        Buffer.BlockCopy(parameters, 0, linear, 0, dimensions * dimensions * sizeof(double));
        return (linear, parameters[(dimensions * dimensions)..]);
    }

    private static double[,] Identity(int dimensions) => Diagonal([.. Enumerable.Repeat(1.0, dimensions)]);

    private static double[,] Diagonal(double[] factors)
    {
        var matrix = new double[factors.Length, factors.Length];
        for (var axis = 0; axis < factors.Length; axis++)
        {
            matrix[axis, axis] = factors[axis];
        }

        return matrix;
    }

    private static double[,] Turn(double angle, double scale)
    {
        var (sine, cosine) = Math.SinCos(angle);
        return new[,] { { scale * cosine, -scale * sine }, { scale * sine, scale * cosine } };
    }

    private static double[,] Euler(double[] angles, bool zyx)
    {
        var ((sx, cx), (sy, cy), (sz, cz)) = (Math.SinCos(angles[0]), Math.SinCos(angles[1]), Math.SinCos(angles[2]));
        var x = new[,] { { 1, 0, 0 }, { 0, cx, -sx }, { 0, sx, cx } };
        var y = new[,] { { cy, 0, sy }, { 0, 1, 0 }, { -sy, 0, cy } };
        var z = new[,] { { cz, -sz, 0 }, { sz, cz, 0 }, { 0, 0, 1 } };
        return zyx ? Product(z, Product(y, x)) : Product(z, Product(x, y));
    }

    /// <summary>A unit quaternion without its scalar, which is the root of what is left to 1.</summary>
    private static double[,] Versor(double[] parameters, double scale)
    {
        var (x, y, z) = (parameters[0], parameters[1], parameters[2]);
        var rest = 1 - (x * x) - (y * y) - (z * z);
        if (rest < -1e-9)
        {
            throw new TransformationException("The versor is longer than 1, so it is no rotation.");
        }

        var w = Math.Sqrt(Math.Max(0, rest));
        return new[,]
        {
            { scale * (1 - (2 * ((y * y) + (z * z)))), scale * 2 * ((x * y) - (z * w)), scale * 2 * ((x * z) + (y * w)) },
            { scale * 2 * ((x * y) + (z * w)), scale * (1 - (2 * ((x * x) + (z * z)))), scale * 2 * ((y * z) - (x * w)) },
            { scale * 2 * ((x * z) - (y * w)), scale * 2 * ((y * z) + (x * w)), scale * (1 - (2 * ((x * x) + (y * y)))) },
        };
    }

    private static double[,] Product(double[,] left, double[,] right)
    {
        var product = new double[3, 3];
        for (var index = 0; index < 27; index++)
        {
            product[index / 9, index / 3 % 3] += left[index / 9, index % 3] * right[index % 3, index / 3 % 3];
        }

        return product;
    }
}
