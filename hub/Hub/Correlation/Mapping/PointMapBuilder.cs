namespace Hub.Correlation;

/// <summary>Collects what a transformation does, folding neighbouring affine parts into one matrix.</summary>
internal sealed class PointMapBuilder
{
    /// <summary>More steps than any honest file holds; a hostile one nests sequences.</summary>
    private const int MostSteps = 1000;

    private readonly List<MapStep> steps = [];
    private readonly int inputDimensions;

    public PointMapBuilder(int inputDimensions)
    {
        this.inputDimensions = inputDimensions;
        Dimensions = inputDimensions;
    }

    /// <summary>How many numbers a point has after what was added so far.</summary>
    public int Dimensions { get; private set; }

    public void Add(AffineMatrix matrix)
    {
        if (steps is [.., AffineStep last])
        {
            steps[^1] = new AffineStep(last.Matrix.Then(matrix));
        }
        else if (matrix.IsIdentity)
        {
            return;
        }
        else
        {
            steps.Add(new AffineStep(matrix));
        }

        Dimensions = matrix.OutputDimensions;
    }

    public void Add(MapStep step)
    {
        if (steps.Count == MostSteps)
        {
            throw new TransformationException($"The transformation has more than {MostSteps} steps that are not affine.");
        }

        steps.Add(step);
        Dimensions = step.OutputDimensions;
    }

    public PointMap Build() => new(inputDimensions, steps);
}
