namespace Hub.Correlation;

/// <summary>A transformation whose numbers lie in an array beside the file that names it. It is kept and passed on, but maps no points here.</summary>
/// <param name="Kind">What the array holds.</param>
/// <param name="Path">Where the array lies, as the file says it.</param>
public sealed record ReferencedTransformation(ReferenceKind Kind, string Path) : Transformation
{
    /// <summary>How a field is read between its samples: <c>nearest</c>, <c>linear</c>, <c>cubic</c>; null where the file leaves it open (linear).</summary>
    public string? Interpolation { get; init; }

    /// <inheritdoc/>
    public override string Type => Kind switch
    {
        ReferenceKind.Displacements => "displacements",
        ReferenceKind.Coordinates => "coordinates",
        ReferenceKind.Affine => "affine",
        _ => "rotation",
    };

    /// <inheritdoc/>
    public override int? InputDimensions => null;

    /// <inheritdoc/>
    public override bool IsMappable => false;

    /// <inheritdoc/>
    public override Inversion Invert() => Inversion.Refused(Kind is ReferenceKind.Displacements or ReferenceKind.Coordinates
        ? $"the field '{Path}' has no inverse in closed form; give one with it as a bijection"
        : $"the numbers of the {Label} lie in the array '{Path}', which is not here");

    internal override void AddTo(PointMapBuilder builder) =>
        throw new TransformationException($"The numbers of the {Label} lie in the array '{Path}' beside the file it was read from, so no point can be mapped here; download that array and map with it.");
}
