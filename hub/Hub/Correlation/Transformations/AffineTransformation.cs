namespace Hub.Correlation;

/// <summary>Any affine map, also between systems of different numbers of axes.</summary>
/// <param name="Matrix">M×(N+1) over column vectors.</param>
public sealed record AffineTransformation(AffineMatrix Matrix) : Transformation
{
    /// <inheritdoc/>
    public override string Type => "affine";

    /// <inheritdoc/>
    public override int? InputDimensions => Matrix.InputDimensions;

    /// <inheritdoc/>
    public override Inversion Invert() => Matrix.SingularReason() is { } reason
        ? Inversion.Refused($"the {Label} has no inverse: {reason}")
        : Inversion.ClosedForm(new AffineTransformation(Matrix.Inverse()) { Name = Name });

    internal override void AddTo(PointMapBuilder builder)
    {
        Expect(Matrix.InputDimensions, builder);
        builder.Add(Matrix);
    }
}
