namespace Hub.Correlation;

/// <summary>One transformation after the other, the first listed first: [f₀, f₁] is f₁(f₀(x)).</summary>
/// <param name="Steps">At least one.</param>
public sealed record SequenceTransformation(IReadOnlyList<Transformation> Steps) : Transformation
{
    /// <inheritdoc/>
    public override string Type => "sequence";

    /// <inheritdoc/>
    public override int? InputDimensions => Steps.Select(step => step.InputDimensions).FirstOrDefault(dimensions => dimensions is not null);

    /// <summary>A sequence; sequences without a name in it are taken apart.</summary>
    /// <param name="steps">The steps in the order in which they are done.</param>
    public static SequenceTransformation Of(params IEnumerable<Transformation> steps) =>
        new([.. steps.SelectMany(step => step is SequenceTransformation { Name: null } inner ? inner.Steps : [step])]);

    /// <inheritdoc/>
    public override bool IsMappable => Steps.All(step => step.IsMappable);

    /// <summary>The inverses in reverse order; refused as soon as one step has none.</summary>
    public override Inversion Invert()
    {
        var kind = InverseKind.ClosedForm;
        var back = new Transformation[Steps.Count];
        for (var index = 0; index < Steps.Count; index++)
        {
            var inverse = Steps[index].Invert();
            if (inverse.Transformation is null)
            {
                return Inversion.Refused($"step {index + 1} of the {Label} has no inverse: {inverse.Reason}");
            }

            kind = inverse.Kind > kind ? inverse.Kind : kind;
            back[^(index + 1)] = inverse.Transformation;
        }

        return new Inversion(kind, new SequenceTransformation(back) { Name = Name }, null);
    }

    internal override int SplineLandmarks => Steps.Sum(step => step.SplineLandmarks);

    internal override void AddTo(PointMapBuilder builder)
    {
        foreach (var step in Steps)
        {
            step.AddTo(builder);
        }
    }
}
