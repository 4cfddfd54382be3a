namespace Hub.Correlation;

/// <summary>
/// The smoothest map that takes each source landmark exactly to its target: kernel r²·log r in any number of axes, as BigWarp and
/// ITK's ThinPlateR2LogRSplineKernelTransform have it, plus an affine part. It has no inverse in closed form; fit the landmarks
/// the other way round instead, which is another map.
/// </summary>
public sealed record ThinPlateSplineTransformation : Transformation
{
    private readonly Lazy<SplineStep> spline;

    /// <summary>A spline through landmarks; its weights are solved for when it is first used.</summary>
    /// <param name="source">The landmarks before, each of N numbers.</param>
    /// <param name="target">The same landmarks after, each of M numbers.</param>
    /// <exception cref="TransformationException">The numbers of landmarks differ, there are too few or too many, or they leave the map open.</exception>
    public ThinPlateSplineTransformation(IReadOnlyList<IReadOnlyList<double>> source, IReadOnlyList<IReadOnlyList<double>> target)
    {
        SplineSolver.Check(source, target);
        Source = source;
        Target = target;
        spline = new Lazy<SplineStep>(() => SplineSolver.Solve(source, target));
    }

    /// <summary>The landmarks before.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Source { get; }

    /// <summary>The same landmarks after.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Target { get; }

    /// <summary>An extension of the hub: OME-NGFF has no such type and keeps warps as fields.</summary>
    public override string Type => "thinPlateSpline";

    /// <inheritdoc/>
    public override int? InputDimensions => Source[0].Count;

    /// <inheritdoc/>
    public override Inversion Invert() => Inversion.Refused($"the {Label} has no inverse in closed form; fit its landmarks the other way round");

    internal override int SplineLandmarks => Source.Count;

    internal override void AddTo(PointMapBuilder builder)
    {
        Expect(Source[0].Count, builder);
        builder.Add(spline.Value);
    }
}
