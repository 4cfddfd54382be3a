namespace Hub.Correlation;

/// <summary>Leaves every point where it is, whatever its number of axes.</summary>
public sealed record IdentityTransformation : Transformation
{
    /// <inheritdoc/>
    public override string Type => "identity";

    /// <inheritdoc/>
    public override int? InputDimensions => null;

    /// <inheritdoc/>
    public override Inversion Invert() => Inversion.ClosedForm(this);

    internal override void AddTo(PointMapBuilder builder)
    {
        // Nothing to add: the next step takes what the last one gave.
    }
}
