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
    public override Inversion Invert()
    {
        if (Matrix.SingularReason() is { } reason)
        {
            return Inversion.Refused($"the {Label} has no inverse: {reason}");
        }

        try
        {
            return Inversion.ClosedForm(new AffineTransformation(Matrix.Inverse()) { Name = Name });
        }
        catch (TransformationException error)
        {
            return Inversion.Refused($"the inverse of the {Label} cannot be written: {error.Message}");
        }
    }

    internal override void AddTo(PointMapBuilder builder)
    {
        Expect(Matrix.InputDimensions, builder);
        builder.Add(Matrix);
    }
}
