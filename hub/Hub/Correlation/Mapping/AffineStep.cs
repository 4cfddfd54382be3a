namespace Hub.Correlation;

internal sealed class AffineStep(AffineMatrix matrix) : MapStep
{
    public AffineMatrix Matrix { get; } = matrix;

    public override int InputDimensions => Matrix.InputDimensions;

    public override int OutputDimensions => Matrix.OutputDimensions;

    public override void Map(ReadOnlySpan<double> points, Span<double> results) => Matrix.Map(points, results);

    public override void Jacobian(ReadOnlySpan<double> point, Span<double> jacobian)
    {
        for (var row = 0; row < OutputDimensions; row++)
        {
            Matrix.Elements.Slice(row * (InputDimensions + 1), InputDimensions).CopyTo(jacobian[(row * InputDimensions)..]);
        }
    }
}
