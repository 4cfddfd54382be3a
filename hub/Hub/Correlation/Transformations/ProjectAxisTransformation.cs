namespace Hub.Correlation;

/// <summary>Drops input axes, then inserts output axes at which every point is 0 (OME-NGFF 0.6rc0).</summary>
public sealed record ProjectAxisTransformation : Transformation
{
    /// <summary>A projection.</summary>
    /// <param name="droppedInputs">Indices of input axes that are left out; each once.</param>
    /// <param name="createdOutputs">Indices of output axes that are 0; each once.</param>
    /// <exception cref="TransformationException">Neither is given, or an index is there twice or out of range.</exception>
    public ProjectAxisTransformation(IReadOnlyList<int> droppedInputs, IReadOnlyList<int> createdOutputs)
    {
        foreach (var indices in new[] { droppedInputs, createdOutputs })
        {
            if (indices.Distinct().Count() != indices.Count || indices.Any(index => index is < 0 or >= CoordinateSystem.MostAxes))
            {
                throw new TransformationException($"projectAxis names [{string.Join(", ", indices)}]: each index must be there once and lie between 0 and {CoordinateSystem.MostAxes - 1}.");
            }
        }

        if (droppedInputs.Count + createdOutputs.Count == 0)
        {
            throw new TransformationException("projectAxis needs droppedInputs, createdOutputs, or both.");
        }

        DroppedInputs = droppedInputs;
        CreatedOutputs = createdOutputs;
    }

    /// <summary>Indices of input axes that are left out.</summary>
    public IReadOnlyList<int> DroppedInputs { get; }

    /// <summary>Indices of output axes that are 0.</summary>
    public IReadOnlyList<int> CreatedOutputs { get; }

    /// <inheritdoc/>
    public override string Type => "projectAxis";

    /// <inheritdoc/>
    public override int? InputDimensions => null;

    /// <inheritdoc/>
    public override Inversion Invert() => Inversion.Refused(DroppedInputs.Count > 0
        ? $"projectAxis drops input axes {string.Join(", ", DroppedInputs)}, and what they said cannot be got back"
        : $"projectAxis puts every point at 0 of output axes {string.Join(", ", CreatedOutputs)}, so points elsewhere come from nowhere");

    internal override void AddTo(PointMapBuilder builder)
    {
        var inputs = builder.Dimensions;
        var kept = Enumerable.Range(0, inputs).Except(DroppedInputs).ToArray();
        var outputs = kept.Length + CreatedOutputs.Count;
        if (DroppedInputs.Any(index => index >= inputs) || CreatedOutputs.Any(index => index >= outputs) || outputs is 0 or > CoordinateSystem.MostAxes)
        {
            throw new TransformationException($"The {Label} drops inputs [{string.Join(", ", DroppedInputs)}] and creates outputs [{string.Join(", ", CreatedOutputs)}], which does not fit {inputs} input axes.");
        }

        var sources = new int[outputs];
        var next = 0;
        for (var output = 0; output < outputs; output++)
        {
            sources[output] = CreatedOutputs.Contains(output) ? -1 : kept[next++];
        }

        builder.Add(AffineMatrix.Create(outputs, inputs, (row, column) => column == sources[row] ? 1 : 0));
    }
}
