using System.Globalization;

namespace Hub.Correlation;

/// <summary>
/// A transformation whose numbers lie in an array beside the file that names it. With its <see cref="Samples"/> at hand it maps
/// points; without them it is kept and passed on.
/// </summary>
/// <param name="Kind">What the array holds.</param>
/// <param name="Path">Where the array lies, as the file says it.</param>
public sealed record ReferencedTransformation(ReferenceKind Kind, string Path) : Transformation
{
    /// <summary>How a field is read between its samples: <c>nearest</c>, <c>linear</c>, <c>cubic</c>; null where the file leaves it open (linear).</summary>
    public string? Interpolation { get; init; }

    /// <summary>The field's numbers; null where the array is not at hand or cannot be read. Never a part of canonical JSON.</summary>
    public SampledField? Samples { get; init; }

    /// <summary>Why an array that is at hand cannot be read, and what to do; null where it is not at hand, or was read.</summary>
    public string? Unread { get; init; }

    /// <inheritdoc/>
    public override string Type => Kind switch
    {
        ReferenceKind.Displacements => "displacements",
        ReferenceKind.Coordinates => "coordinates",
        ReferenceKind.Affine => "affine",
        _ => "rotation",
    };

    /// <inheritdoc/>
    public override int? InputDimensions => Samples?.Dimensions;

    /// <inheritdoc/>
    public override bool IsMappable => Samples is not null;

    /// <summary>Found by iterating where the field cannot fold; else refused.</summary>
    public override Inversion Invert() =>
        Kind is not (ReferenceKind.Displacements or ReferenceKind.Coordinates) ? Inversion.Refused($"the numbers of the {Label} lie in the array '{Path}', which is not here")
        : Samples is not { } field ? Inversion.Refused($"the field '{Path}' has no inverse in closed form; give one with it as a bijection")
        : field.IsNearest ? Inversion.Refused($"the field '{Path}' jumps from sample to sample, so some points have no origin; give an inverse with it as a bijection")
        : field.Steepness <= InverseFieldStep.MostSteep ? new Inversion(InverseKind.Iterated, new FieldInverseTransformation(this), null)
        : Inversion.Refused(double.IsInfinity(field.Steepness)
            ? $"the field '{Path}' leads from {field.Dimensions} axes to {field.OutputDimensions}; give an inverse with it as a bijection"
            : string.Create(CultureInfo.InvariantCulture, $"the field '{Path}' may fold: its vectors change by up to {field.Steepness:G3} samples from one sample to the next, and up to {InverseFieldStep.MostSteep} is inverted; give an inverse with it as a bijection"));

    internal override void AddTo(PointMapBuilder builder)
    {
        if (Samples is not { } field)
        {
            throw new TransformationException(Unread is { } reason
                ? $"The numbers of the {Label} cannot be read, so no point can be mapped here: {reason}"
                : $"The numbers of the {Label} lie in the array '{Path}' beside the file it was read from, so no point can be mapped here; download that array and map with it, or give both together in one zip.");
        }

        Expect(field.Dimensions, builder);
        builder.Add(new FieldStep(field));
    }
}
