namespace Hub.Correlation;

/// <summary>The way back through a field, found for each point by iterating. No format can say it: what is written is the field.</summary>
/// <param name="Field">The field with its samples.</param>
public sealed record FieldInverseTransformation(ReferencedTransformation Field) : Transformation
{
    /// <inheritdoc/>
    public override string Type => $"inverse {Field.Type}";

    /// <inheritdoc/>
    public override int? InputDimensions => Field.InputDimensions;

    /// <inheritdoc/>
    public override Inversion Invert() => Inversion.ClosedForm(Field);

    internal override void AddTo(PointMapBuilder builder)
    {
        Expect(Field.Samples!.Dimensions, builder);
        builder.Add(new InverseFieldStep(Field.Samples));
    }
}
