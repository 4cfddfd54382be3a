namespace Hub.Correlation;

/// <summary>Fetches the numbers of transformations that name an array beside their file.</summary>
/// <param name="options">Finds the files of the array.</param>
/// <param name="assumptions">Takes up what an array leaves open.</param>
internal sealed class FieldReader(TransformationReadOptions options, ICollection<string> assumptions)
{
    /// <summary>Those of OME-NGFF.</summary>
    private const int MostAxes = 5;

    private readonly FieldDescriber describer = new(options.Companion);
    private readonly ZarrReader arrays = new(options.Companion);

    /// <summary>How many fields were read.</summary>
    public int Count { get; private set; }

    /// <summary>A path below the file's folder; null where it leads out, or nowhere.</summary>
    public static string? Inside(string path)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(step => step != ".").ToArray();
        return path.StartsWith('/') || path.Contains('\\', StringComparison.Ordinal) || steps.Length == 0 || steps.Contains("..") ? null : string.Join('/', steps);
    }

    /// <summary>The field with its samples, where its array is at hand and can be read; else as it was, with the reason.</summary>
    /// <param name="field">As the file names it.</param>
    /// <param name="axes">Of the systems that it leads between.</param>
    /// <exception cref="TransformationFormatException">The array is malformed, or does not fit.</exception>
    public ReferencedTransformation Sampled(ReferencedTransformation field, NgffAxes axes) => Unless(field, path =>
    {
        if (field.Interpolation is not (null or "linear" or "nearest"))
        {
            throw new UnreadArrayException($"its interpolation is '{TextFile.Short(field.Interpolation)}', and fields are read linearly or at the nearest sample here.");
        }

        if (describer.At(path) is not { } described)
        {
            return field;
        }

        if (described.Layout.Shape.Length > MostAxes + 1)
        {
            throw new UnreadArrayException($"fields are read over at most {MostAxes} axes: between samples the cost doubles with each.");
        }

        var array = Numbers(described);
        var vector = VectorAxis(described, field);
        var grid = described.Layout.Shape.Where((_, axis) => axis != vector).ToArray();
        Fits(described, vector, grid.Length, axes);
        var samples = Made(described, () => new SampledField(
            field.Kind, grid, VectorsLast(array.Values, described.Layout.Shape, vector), Placement(described, vector, grid.Length), field.Interpolation == "nearest"));
        Count++;
        assumptions.Add($"The {field.Type} of '{field.Path}' are read {(samples.IsNearest ? "at the nearest of" : "linearly between")} {string.Join(" × ", grid)} samples; more than half a sample outside of them nothing is known.");
        return field with { Samples = samples };
    });

    /// <summary>The rows of a matrix that lies in an array; null where it is not at hand or cannot be read.</summary>
    public double[][]? Rows(ReferencedTransformation matrix)
    {
        double[][]? rows = null;
        Unless(matrix, path =>
        {
            if (describer.At(path) is { } described)
            {
                var width = described.Layout.Shape is [<= CoordinateSystem.MostAxes, var columns] ? columns
                    : throw new TransformationFormatException("$", $"The numbers of the {matrix.Type} are expected in rows and columns.", described.Path);
                rows = [.. Numbers(described).Values.Chunk(width)];
                assumptions.Add($"The numbers of the {matrix.Type} are those of the array '{matrix.Path}'.");
            }

            return matrix;
        });
        return rows;
    }

    private ReferencedTransformation Unless(ReferencedTransformation referenced, Func<string, ReferencedTransformation> read)
    {
        try
        {
            return Inside(referenced.Path) is { } path ? read(path) : referenced;
        }
        catch (UnreadArrayException unread)
        {
            assumptions.Add($"'{referenced.Path}' is kept by reference and maps no points: {unread.Message}");
            return referenced with { Unread = unread.Message };
        }
    }

    private ZarrArray Numbers(DescribedField described)
    {
        var array = arrays.Read(described.Path, described.Layout);
        if (array.MissingChunks > 0)
        {
            assumptions.Add($"{array.MissingChunks} chunks of '{described.Path}' are not there, which in Zarr means the fill value {TextFile.Print(described.Layout.Fill)}.");
        }

        return array;
    }

    private int VectorAxis(DescribedField described, ReferencedTransformation field)
    {
        var length = described.Layout.Shape.Length;
        if (described.Axes is { } axes)
        {
            var found = Enumerable.Range(0, axes.Count).Where(axis => axes[axis].Type is "displacement" or "coordinate").ToArray();
            return found is [var only] && axes.Count == length ? only
                : throw new TransformationFormatException("$", $"The array has {length} axes and declares {axes.Count}, {found.Length} of them of the type displacement or coordinate; one of them holds the numbers of a vector.", described.Path);
        }

        var guessed = described.IsInGroup ? 0 : length - 1;
        assumptions.Add($"The array of '{field.Path}' names no axes: the {(guessed == 0 ? "first" : "last")} is taken to hold the numbers of a vector.");
        return guessed;
    }

    private static void Fits(DescribedField described, int vector, int dimensions, NgffAxes axes)
    {
        if (axes.Input is not { } input)
        {
            return;
        }

        if (input.Count != dimensions)
        {
            throw new TransformationFormatException("$", $"The field has {dimensions} axes beside that of its vectors, and its input has {input.Count}.", described.Path);
        }

        var names = described.Axes?.Where((_, axis) => axis != vector).Select(axis => axis.Name).ToArray();
        var expected = input.Select(axis => axis.Name).ToArray();
        if (names is not null && !names.SequenceEqual(expected) && names.Order(StringComparer.Ordinal).SequenceEqual(expected.Order(StringComparer.Ordinal)))
        {
            throw new TransformationFormatException("$", $"The field's axes are {string.Join(", ", names)} and those of its input {string.Join(", ", expected)}; they must come in one order.", described.Path);
        }
    }

    /// <summary>From samples to places: the vectors' own axis taken out of what the array says.</summary>
    private AffineMatrix Placement(DescribedField described, int vector, int dimensions)
    {
        if (described.Placement is not { } placement)
        {
            assumptions.Add($"The array '{described.Path}' does not say where its samples lie: they are taken to lie at whole numbers, from 0.");
            return AffineMatrix.Identity(dimensions);
        }

        if (placement.InputDimensions == dimensions)
        {
            return placement.Compile(dimensions).Matrix ?? throw new TransformationException("The samples of a field must lie on a grid.");
        }

        var whole = placement.Compile(dimensions + 1).Matrix ?? throw new TransformationException("The samples of a field must lie on a grid.");
        var rest = Enumerable.Range(0, dimensions + 1).Where(axis => axis != vector).ToArray();
        return whole.OutputDimensions == dimensions + 1 && rest.All(axis => whole[axis, vector] == 0)
            ? AffineMatrix.Create(dimensions, dimensions, (row, column) => whole[rest[row], column == dimensions ? dimensions + 1 : rest[column]])
            : throw new TransformationException("Where a sample lies must not hang on which number of its vector is meant.");
    }

    private static double[] VectorsLast(double[] values, int[] shape, int vector)
    {
        var length = shape[vector];
        var inner = shape.Skip(vector + 1).Aggregate(1, (product, each) => product * each);
        if (inner == 1)
        {
            return values;
        }

        var turned = new double[values.Length];
        for (var index = 0; index < values.Length; index++)
        {
            var (block, within) = Math.DivRem(index, length * inner);
            var (number, sample) = Math.DivRem(within, inner);
            turned[(((block * inner) + sample) * length) + number] = values[index];
        }

        return turned;
    }

    private static T Made<T>(DescribedField described, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (TransformationException error)
        {
            throw new TransformationFormatException("$", error.Message, described.Path);
        }
    }
}
