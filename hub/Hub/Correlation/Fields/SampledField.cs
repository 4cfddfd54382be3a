namespace Hub.Correlation;

/// <summary>
/// A vector for each sample of a grid, read between the samples. A point within half a sample of the outermost samples takes the
/// vectors at the edge; farther out the field says nothing, and the point comes out as NaN in every number. Immutable.
/// </summary>
public sealed class SampledField
{
    /// <summary>The edge of a sample's own area, from its centre; the rest is for rounding.</summary>
    private const double HalfSample = 0.5 + 1e-9;

    private readonly double[] vectors;
    private readonly int[] shape;
    private readonly Lazy<double> steepness;

    /// <summary>A field.</summary>
    /// <param name="kind">What the vectors are: <see cref="ReferenceKind.Displacements"/> or <see cref="ReferenceKind.Coordinates"/>.</param>
    /// <param name="shape">The samples along each input axis.</param>
    /// <param name="vectors">The vectors, the last axis of the grid fastest, each with all its numbers together.</param>
    /// <param name="placement">From a sample's indices to its place in the input's coordinates.</param>
    /// <param name="isNearest">Whether the nearest sample's vector is taken in place of a linear mean.</param>
    /// <exception cref="TransformationException">The numbers do not fit, or samples lie on each other.</exception>
    public SampledField(ReferenceKind kind, IReadOnlyList<int> shape, double[] vectors, AffineMatrix placement, bool isNearest = false)
    {
        var samples = shape.Aggregate(1L, (product, length) => product * length);
        if (samples == 0 || vectors.Length == 0 || vectors.Length % samples != 0 || placement.InputDimensions != shape.Count || placement.OutputDimensions != shape.Count)
        {
            throw new TransformationException($"{vectors.Length} numbers are no vectors for {samples} samples over {placement.OutputDimensions} axes.");
        }

        (Kind, this.shape, this.vectors, IsNearest) = (kind, [.. shape], vectors, isNearest);
        OutputDimensions = (int)(vectors.Length / samples);
        if (kind == ReferenceKind.Displacements && OutputDimensions != shape.Count)
        {
            throw new TransformationException($"A displacement of {OutputDimensions} numbers cannot be added to a point of {shape.Count}.");
        }

        ToPlace = placement;
        ToIndex = placement.Inverse();
        steepness = new Lazy<double>(() => FieldSteepness.Of(this));
    }

    /// <summary>What the vectors are.</summary>
    public ReferenceKind Kind { get; }

    /// <summary>Whether the nearest sample's vector is taken.</summary>
    public bool IsNearest { get; }

    /// <summary>The samples along each axis.</summary>
    public IReadOnlyList<int> Shape => shape;

    /// <summary>The numbers of a point before.</summary>
    public int Dimensions => shape.Length;

    /// <summary>The numbers of a point after.</summary>
    public int OutputDimensions { get; }

    /// <summary>
    /// At most so many samples does a point's shift change for each sample that the point moves (a Lipschitz constant of the shift
    /// in units of samples). Below 1 the field folds nowhere and its inverse is found by iterating; infinite where output and input differ in axes.
    /// </summary>
    public double Steepness => steepness.Value;

    /// <summary>From indices to the input's coordinates.</summary>
    internal AffineMatrix ToPlace { get; }

    /// <summary>From the input's coordinates to indices.</summary>
    internal AffineMatrix ToIndex { get; }

    /// <summary>Whether the field says anything at an index.</summary>
    internal bool Covers(ReadOnlySpan<double> index)
    {
        for (var axis = 0; axis < shape.Length; axis++)
        {
            if (!(index[axis] >= -HalfSample && index[axis] <= shape[axis] - 1 + HalfSample))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The vector at an index, that of the edge beyond it.</summary>
    internal void Vector(ReadOnlySpan<double> index, Span<double> vector)
    {
        Span<int> low = stackalloc int[CoordinateSystem.MostAxes];
        Span<double> part = stackalloc double[CoordinateSystem.MostAxes];
        Place(index, low, part);
        vector[..OutputDimensions].Clear();
        for (var corner = 0; corner < 1 << shape.Length; corner++)
        {
            var (weight, at) = (1.0, 0);
            for (var axis = 0; axis < shape.Length; axis++)
            {
                var high = corner >> axis & 1;
                weight *= high == 1 ? part[axis] : 1 - part[axis];
                at = (at * shape[axis]) + Math.Min(low[axis] + high, shape[axis] - 1);
            }

            Add(weight, at, vector);
        }
    }

    /// <summary>How the vector changes with each index, M×N row-major; one-sided within a cell.</summary>
    internal void Slope(ReadOnlySpan<double> index, Span<double> slope)
    {
        Span<int> low = stackalloc int[CoordinateSystem.MostAxes];
        Span<double> part = stackalloc double[CoordinateSystem.MostAxes];
        Span<double> here = stackalloc double[CoordinateSystem.MostAxes];
        Span<double> before = stackalloc double[CoordinateSystem.MostAxes];
        Span<double> after = stackalloc double[CoordinateSystem.MostAxes];
        Place(index, low, part);
        for (var axis = 0; axis < shape.Length; axis++)
        {
            for (var each = 0; each < shape.Length; each++)
            {
                here[each] = low[each] + part[each];
            }

            here[axis] = Math.Max(0, Math.Min(low[axis], shape[axis] - 2));
            Vector(here, before);
            here[axis] += shape[axis] > 1 ? 1 : 0;
            Vector(here, after);
            for (var row = 0; row < OutputDimensions; row++)
            {
                slope[(row * shape.Length) + axis] = IsNearest ? 0 : after[row] - before[row];
            }
        }
    }

    /// <summary>The vector of a sample, counted along the grid.</summary>
    internal ReadOnlySpan<double> Sample(int sample) => vectors.AsSpan(sample * OutputDimensions, OutputDimensions);

    private void Add(double weight, int sample, Span<double> vector)
    {
        if (weight == 0)
        {
            return;
        }

        var values = Sample(sample);
        for (var row = 0; row < values.Length; row++)
        {
            vector[row] += weight * values[row];
        }
    }

    /// <summary>The sample below an index and how far it lies beyond, held within the grid.</summary>
    private void Place(ReadOnlySpan<double> index, Span<int> low, Span<double> part)
    {
        for (var axis = 0; axis < shape.Length; axis++)
        {
            var held = Math.Clamp(index[axis], 0, shape[axis] - 1);
            held = IsNearest ? Math.Floor(held + 0.5) : held;
            low[axis] = (int)held;
            part[axis] = held - low[axis];
        }
    }
}
