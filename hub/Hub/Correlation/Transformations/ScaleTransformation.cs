namespace Hub.Correlation;

/// <summary>Multiplies each axis by its own factor.</summary>
/// <param name="Factors">A factor for each axis; negative for a mirror, which canonical JSON writes as an affine because OME-NGFF's schema takes positive factors only.</param>
public sealed record ScaleTransformation(IReadOnlyList<double> Factors) : Transformation
{
    /// <inheritdoc/>
    public override string Type => "scale";

    /// <inheritdoc/>
    public override int? InputDimensions => Factors.Count;

    /// <inheritdoc/>
    public override Inversion Invert()
    {
        var flat = Enumerable.Range(0, Factors.Count).FirstOrDefault(axis => Factors[axis] == 0 || double.IsInfinity(1 / Factors[axis]), -1);
        return flat >= 0
            ? Inversion.Refused($"the {Label} multiplies axis {flat} by {Factors[flat]:R}")
            : Inversion.ClosedForm(new ScaleTransformation([.. Factors.Select(factor => 1 / factor)]) { Name = Name });
    }

    internal override void AddTo(PointMapBuilder builder)
    {
        Expect(Factors.Count, builder);
        builder.Add(AffineMatrix.Create(Factors.Count, Factors.Count, (row, column) => row == column ? Factors[row] : 0));
    }
}
