namespace Hub.Correlation;

/// <summary>A transformation that comes with its inverse, as its writer measured or computed it.</summary>
/// <param name="Forward">From the input to the output.</param>
/// <param name="Inverse">From the output to the input; whether it leads back exactly is its writer's word.</param>
public sealed record BijectionTransformation(Transformation Forward, Transformation Inverse) : Transformation
{
    /// <inheritdoc/>
    public override string Type => "bijection";

    /// <inheritdoc/>
    public override int? InputDimensions => Forward.InputDimensions;

    /// <inheritdoc/>
    public override bool IsMappable => Forward.IsMappable;

    /// <inheritdoc/>
    public override Inversion Invert() => new(InverseKind.Stored, new BijectionTransformation(Inverse, Forward) { Name = Name }, null);

    internal override int SplineLandmarks => Forward.SplineLandmarks + Inverse.SplineLandmarks;

    internal override void AddTo(PointMapBuilder builder) => Forward.AddTo(builder);
}
