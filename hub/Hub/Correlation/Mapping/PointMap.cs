namespace Hub.Correlation;

/// <summary>
/// A transformation made ready for many points: what is affine is folded into one matrix, what is not stays a step of its own.
/// Allocates nothing while it maps. Immutable, so any number of threads may share one.
/// </summary>
public sealed class PointMap
{
    /// <summary>Points that go through all steps together, so that what lies between fits the stack.</summary>
    private const int Block = 64;

    private readonly MapStep[] steps;

    internal PointMap(int inputDimensions, IReadOnlyList<MapStep> steps)
    {
        InputDimensions = inputDimensions;
        this.steps = steps.Count == 0 ? [new AffineStep(AffineMatrix.Identity(inputDimensions))] : [.. steps];
        OutputDimensions = this.steps[^1].OutputDimensions;
    }

    /// <summary>How many numbers a point has before.</summary>
    public int InputDimensions { get; }

    /// <summary>How many numbers a point has after.</summary>
    public int OutputDimensions { get; }

    /// <summary>The whole map as one matrix; null where a part of it is not affine.</summary>
    public AffineMatrix? Matrix => steps is [AffineStep only] ? only.Matrix : null;

    /// <summary>Maps packed points.</summary>
    /// <param name="points">The points, one after the other, their numbers in the order of the axes.</param>
    /// <returns>The mapped points in the same order.</returns>
    /// <exception cref="TransformationException">The numbers do not divide into points.</exception>
    public double[] Map(ReadOnlySpan<double> points)
    {
        var results = new double[points.Length / InputDimensions * OutputDimensions];
        Map(points, results);
        return results;
    }

    /// <summary>Maps packed points into given room.</summary>
    /// <param name="points">The points, one after the other, their numbers in the order of the axes.</param>
    /// <param name="results">Room for as many points; must not overlap the points.</param>
    /// <exception cref="TransformationException">The numbers do not divide into points, or the room is not for as many.</exception>
    public void Map(ReadOnlySpan<double> points, Span<double> results)
    {
        var (count, rest) = Math.DivRem(points.Length, InputDimensions);
        if (rest != 0)
        {
            throw new TransformationException($"{points.Length} numbers are not points of {InputDimensions} numbers each.");
        }

        if (results.Length != count * OutputDimensions)
        {
            throw new TransformationException($"{count} points of {OutputDimensions} numbers need room for {count * OutputDimensions} numbers, not {results.Length}.");
        }

        if (steps.Length == 1)
        {
            steps[0].Map(points, results);
            return;
        }

        for (var first = 0; first < count; first += Block)
        {
            var size = Math.Min(Block, count - first);
            MapBlock(points.Slice(first * InputDimensions, size * InputDimensions), results.Slice(first * OutputDimensions, size * OutputDimensions), size);
        }
    }

    /// <summary>The derivative at a point: how far each output moves with each input.</summary>
    /// <param name="point">A point before.</param>
    /// <param name="jacobian">Room for M×N numbers, row-major.</param>
    public void Jacobian(ReadOnlySpan<double> point, Span<double> jacobian)
    {
        const int Most = CoordinateSystem.MostAxes;
        Span<double> here = stackalloc double[Most];
        Span<double> next = stackalloc double[Most];
        Span<double> sofar = stackalloc double[Most * Most];
        Span<double> step = stackalloc double[Most * Most];
        Span<double> product = stackalloc double[Most * Most];
        point[..InputDimensions].CopyTo(here);
        steps[0].Jacobian(here, sofar);
        for (var index = 1; index < steps.Length; index++)
        {
            var previous = steps[index - 1];
            previous.Map(here[..previous.InputDimensions], next[..previous.OutputDimensions]);
            next.CopyTo(here);
            steps[index].Jacobian(here, step);
            Multiply(step, sofar, product, steps[index].OutputDimensions, steps[index].InputDimensions, InputDimensions);
            product.CopyTo(sofar);
        }

        sofar[..(OutputDimensions * InputDimensions)].CopyTo(jacobian);
    }

    private static void Multiply(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> product, int rows, int inner, int columns)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var sum = 0.0;
                for (var index = 0; index < inner; index++)
                {
                    sum += left[(row * inner) + index] * right[(index * columns) + column];
                }

                product[(row * columns) + column] = sum;
            }
        }
    }

    private void MapBlock(ReadOnlySpan<double> points, Span<double> results, int count)
    {
        Span<double> one = stackalloc double[Block * CoordinateSystem.MostAxes];
        Span<double> two = stackalloc double[Block * CoordinateSystem.MostAxes];
        scoped ReadOnlySpan<double> source = points;
        scoped Span<double> room;
        for (var index = 0; index < steps.Length; index++)
        {
            room = index == steps.Length - 1 ? results : (index % 2 == 0 ? one : two)[..(count * steps[index].OutputDimensions)];
            steps[index].Map(source, room);
            source = room;
        }
    }
}
