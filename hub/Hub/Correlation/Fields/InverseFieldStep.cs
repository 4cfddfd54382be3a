namespace Hub.Correlation;

/// <summary>
/// Finds the point that a field leads to a given one by iterating u ← v − shift(u) in units of samples. The shift changes by less
/// than the point moves, so there is one such point and every round brings it nearer by at least that factor.
/// </summary>
internal sealed class InverseFieldStep(SampledField samples) : MapStep
{
    /// <summary>How near the point found lies to the true one, in samples.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>A field whose shift changes faster than this is not inverted: it comes near to folding.</summary>
    public const double MostSteep = 0.95;

    /// <summary>Enough for shifts of a million samples at <see cref="MostSteep"/>.</summary>
    private const int MostRounds = 800;

    private readonly FieldStep forward = new(samples);

    public override int InputDimensions => samples.Dimensions;

    public override int OutputDimensions => samples.Dimensions;

    public override void Map(ReadOnlySpan<double> points, Span<double> results)
    {
        Span<double> found = stackalloc double[CoordinateSystem.MostAxes];
        found = found[..samples.Dimensions];
        for (var at = 0; at < points.Length; at += samples.Dimensions)
        {
            if (Find(points.Slice(at, samples.Dimensions), found) && samples.Covers(found))
            {
                samples.ToPlace.Map(found, results.Slice(at, samples.Dimensions));
            }
            else
            {
                results.Slice(at, samples.Dimensions).Fill(double.NaN);
            }
        }
    }

    public override void Jacobian(ReadOnlySpan<double> point, Span<double> jacobian)
    {
        var dimensions = samples.Dimensions;
        var place = new double[dimensions];
        Map(point[..dimensions], place);
        var there = new double[dimensions * dimensions];
        forward.Jacobian(place, there);
        if (Array.Exists(there, value => !double.IsFinite(value)))
        {
            jacobian[..there.Length].Fill(double.NaN);
            return;
        }

        new AffineStep(AffineMatrix.Create(dimensions, dimensions, (row, column) => column == dimensions ? 0 : there[(row * dimensions) + column]).Inverse()).Jacobian(place, jacobian);
    }

    private bool Find(ReadOnlySpan<double> point, Span<double> found)
    {
        Span<double> target = stackalloc double[CoordinateSystem.MostAxes];
        Span<double> shift = stackalloc double[CoordinateSystem.MostAxes];
        target = target[..samples.Dimensions];
        samples.ToIndex.Map(point, target);
        target.CopyTo(found);
        var enough = Tolerance * (1 - samples.Steepness) / Math.Max(samples.Steepness, Tolerance);
        for (var round = 0; round < MostRounds; round++)
        {
            Shift(found, shift);
            var moved = 0.0;
            for (var axis = 0; axis < target.Length; axis++)
            {
                var next = target[axis] - shift[axis];
                moved += (next - found[axis]) * (next - found[axis]);
                found[axis] = next;
            }

            if (Math.Sqrt(moved) <= enough)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many samples the field moves the point at an index.</summary>
    private void Shift(ReadOnlySpan<double> index, Span<double> shift)
    {
        Span<double> vector = stackalloc double[CoordinateSystem.MostAxes];
        samples.Vector(index, vector);
        for (var row = 0; row < samples.Dimensions; row++)
        {
            var isPlace = samples.Kind == ReferenceKind.Coordinates;
            shift[row] = isPlace ? samples.ToIndex[row, samples.Dimensions] - Math.Clamp(index[row], 0, samples.Shape[row] - 1) : 0;
            for (var column = 0; column < samples.Dimensions; column++)
            {
                shift[row] += samples.ToIndex[row, column] * vector[column];
            }
        }
    }
}
