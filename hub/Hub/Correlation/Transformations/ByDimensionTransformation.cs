namespace Hub.Correlation;

/// <summary>Groups of axes, each with a transformation of its own; every output axis belongs to exactly one of them.</summary>
public sealed record ByDimensionTransformation : Transformation
{
    /// <summary>A transformation by parts.</summary>
    /// <param name="parts">The parts in any order.</param>
    /// <exception cref="TransformationException">An output axis is missing or given twice, or an index is out of range.</exception>
    public ByDimensionTransformation(IReadOnlyList<DimensionPart> parts)
    {
        var outputs = parts.SelectMany(part => part.OutputAxes).Order().ToArray();
        if (outputs.Length is 0 or > CoordinateSystem.MostAxes || !outputs.SequenceEqual(Enumerable.Range(0, outputs.Length)))
        {
            throw new TransformationException($"The parts of byDimension give the output axes [{string.Join(", ", outputs)}]; each from 0 up must be given once.");
        }

        foreach (var part in parts)
        {
            if (part.InputAxes.Count == 0 || part.InputAxes.Distinct().Count() != part.InputAxes.Count || part.InputAxes.Any(axis => axis is < 0 or >= CoordinateSystem.MostAxes))
            {
                throw new TransformationException($"A part of byDimension takes the input axes [{string.Join(", ", part.InputAxes)}]; each must be there once, from 0 to {CoordinateSystem.MostAxes - 1}.");
            }
        }

        Parts = parts;
    }

    /// <summary>The parts.</summary>
    public IReadOnlyList<DimensionPart> Parts { get; }

    /// <inheritdoc/>
    public override string Type => "byDimension";

    /// <summary>Not known: inputs that no part takes are allowed.</summary>
    public override int? InputDimensions => null;

    /// <inheritdoc/>
    public override bool IsMappable => Parts.All(part => part.Transformation.IsMappable);

    /// <summary>The inverse of each part the other way round; refused where an input is dropped or taken twice.</summary>
    public override Inversion Invert()
    {
        var inputs = Parts.SelectMany(part => part.InputAxes).Order().ToArray();
        if (!inputs.SequenceEqual(Enumerable.Range(0, inputs.Length)))
        {
            return Inversion.Refused($"the {Label} takes the input axes [{string.Join(", ", inputs)}], not each of them once");
        }

        var kind = InverseKind.ClosedForm;
        var back = new List<DimensionPart>();
        foreach (var part in Parts)
        {
            var inverse = part.Transformation.Invert();
            if (inverse.Transformation is null)
            {
                return Inversion.Refused($"the part of the {Label} for output axes [{string.Join(", ", part.OutputAxes)}] has no inverse: {inverse.Reason}");
            }

            kind = inverse.Kind > kind ? inverse.Kind : kind;
            back.Add(new DimensionPart(inverse.Transformation, part.OutputAxes, part.InputAxes));
        }

        return new Inversion(kind, new ByDimensionTransformation(back) { Name = Name }, null);
    }

    internal override int SplineLandmarks => Parts.Sum(part => part.Transformation.SplineLandmarks);

    internal override void AddTo(PointMapBuilder builder)
    {
        var inputs = builder.Dimensions;
        var parts = new List<(PointMap Map, int[] Inputs, int[] Outputs)>();
        foreach (var part in Parts)
        {
            if (part.InputAxes.Any(axis => axis >= inputs))
            {
                throw new TransformationException($"The {Label} takes input axis {part.InputAxes.Max()} and is given {inputs} axes.");
            }

            var map = part.Transformation.Compile(part.InputAxes.Count);
            if (map.OutputDimensions != part.OutputAxes.Count)
            {
                throw new TransformationException($"A part of the {Label} gives {map.OutputDimensions} numbers for the output axes [{string.Join(", ", part.OutputAxes)}].");
            }

            parts.Add((map, [.. part.InputAxes], [.. part.OutputAxes]));
        }

        Add(builder, inputs, parts);
    }

    private static void Add(PointMapBuilder builder, int inputs, List<(PointMap Map, int[] Inputs, int[] Outputs)> parts)
    {
        var outputs = parts.Sum(part => part.Outputs.Length);
        if (parts.Any(part => part.Map.Matrix is null))
        {
            builder.Add(new ByDimensionStep(inputs, outputs, parts));
            return;
        }

        var rows = Enumerable.Range(0, outputs).Select(_ => new double[inputs + 1]).ToArray();
        foreach (var (map, taken, given) in parts)
        {
            for (var row = 0; row < given.Length; row++)
            {
                rows[given[row]][inputs] = map.Matrix![row, taken.Length];
                for (var column = 0; column < taken.Length; column++)
                {
                    rows[given[row]][taken[column]] = map.Matrix[row, column];
                }
            }
        }

        builder.Add(AffineMatrix.FromRows(rows));
    }
}
