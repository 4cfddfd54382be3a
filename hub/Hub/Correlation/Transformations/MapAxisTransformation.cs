namespace Hub.Correlation;

/// <summary>Puts axes in another order: output i is input <c>Axes[i]</c>.</summary>
public sealed record MapAxisTransformation : Transformation
{
    /// <summary>A transformation from the inputs in the order of the outputs.</summary>
    /// <param name="axes">Each index from 0 to N-1 once.</param>
    /// <exception cref="TransformationException">An index is missing or there twice.</exception>
    public MapAxisTransformation(IReadOnlyList<int> axes)
    {
        if (axes.Count is 0 or > CoordinateSystem.MostAxes || !axes.Order().SequenceEqual(Enumerable.Range(0, axes.Count)))
        {
            throw new TransformationException($"mapAxis [{string.Join(", ", axes)}] must hold each index from 0 to {axes.Count - 1} once, and at most {CoordinateSystem.MostAxes} of them.");
        }

        Axes = axes;
    }

    /// <summary>For each output, the index of the input it is.</summary>
    public IReadOnlyList<int> Axes { get; }

    /// <inheritdoc/>
    public override string Type => "mapAxis";

    /// <inheritdoc/>
    public override int? InputDimensions => Axes.Count;

    /// <inheritdoc/>
    public override Inversion Invert()
    {
        var back = new int[Axes.Count];
        for (var output = 0; output < back.Length; output++)
        {
            back[Axes[output]] = output;
        }

        return Inversion.ClosedForm(new MapAxisTransformation(back) { Name = Name });
    }

    internal override void AddTo(PointMapBuilder builder)
    {
        Expect(Axes.Count, builder);
        builder.Add(AffineMatrix.Create(Axes.Count, Axes.Count, (row, column) => column == Axes[row] ? 1 : 0));
    }
}
