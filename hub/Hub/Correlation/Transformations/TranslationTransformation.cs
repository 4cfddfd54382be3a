namespace Hub.Correlation;

/// <summary>Moves every point by the same vector.</summary>
/// <param name="Vector">A length for each axis, in the axis' unit.</param>
public sealed record TranslationTransformation(IReadOnlyList<double> Vector) : Transformation
{
    /// <inheritdoc/>
    public override string Type => "translation";

    /// <inheritdoc/>
    public override int? InputDimensions => Vector.Count;

    /// <inheritdoc/>
    public override Inversion Invert() => Inversion.ClosedForm(new TranslationTransformation([.. Vector.Select(length => -length)]) { Name = Name });

    internal override void AddTo(PointMapBuilder builder)
    {
        Expect(Vector.Count, builder);
        builder.Add(AffineMatrix.Create(Vector.Count, Vector.Count, (row, column) => column == Vector.Count ? Vector[row] : row == column ? 1 : 0));
    }
}
