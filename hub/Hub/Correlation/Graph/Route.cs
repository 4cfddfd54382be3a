namespace Hub.Correlation;

/// <summary>A way from one coordinate system to another, composed of stored transformations.</summary>
public sealed class Route
{
    // What is done before each hop and after the last, where two descriptions of one system differ in units, order of axes or origin; null where they agree.
    private readonly PointMap?[] conversions;

    /// <summary>Composes hops, each of which begins in the system where the one before ends.</summary>
    /// <param name="hops">At least one.</param>
    /// <param name="from">The system that points are given in, as the first hop or another transformation describes it.</param>
    /// <param name="to">The system that points are mapped to, as the last hop or another transformation describes it.</param>
    /// <exception cref="TransformationException">A system is described in two ways that cannot be converted.</exception>
    public Route(IReadOnlyList<Hop> hops, CoordinateSystem from, CoordinateSystem to)
    {
        (Hops, From, To) = (hops, from, to);
        conversions = new PointMap?[hops.Count + 1];
        var steps = new List<Transformation>();
        var here = from;
        for (var index = 0; index < hops.Count; index++)
        {
            conversions[index] = Convert(here, hops[index].From, steps);
            steps.Add(hops[index].Step);
            here = hops[index].To;
        }

        conversions[^1] = Convert(here, to, steps);
        Transformation = steps is [var only] ? only : SequenceTransformation.Of(steps);
        Map = Transformation.Compile(from.Dimensions);
    }

    /// <summary>The transformations in the order in which they are taken.</summary>
    public IReadOnlyList<Hop> Hops { get; }

    /// <summary>The system that points are given in.</summary>
    public CoordinateSystem From { get; }

    /// <summary>The system that points are mapped to.</summary>
    public CoordinateSystem To { get; }

    /// <summary>The whole way as one transformation, with the conversions of units and axes between hops.</summary>
    public Transformation Transformation { get; }

    /// <summary>The same, ready for many points.</summary>
    public PointMap Map { get; }

    /// <summary>How many hops are taken by an inverse that is not computed exactly.</summary>
    public int InexactHops => Hops.Count(hop => hop.Inverse is InverseKind.Stored or InverseKind.Iterated);

    /// <summary>How many hops come from landmarks that somebody set and say nothing of their error; the error of the way is then a lower bound.</summary>
    public int UnknownHops => Hops.Count(hop => hop.Transformation is { Fit: not null, Error: null });

    /// <summary>Whether anything on the way tells an error.</summary>
    public bool TellsError => Hops.Any(hop => hop.Transformation.Error is not null);

    /// <summary>The covariance of a mapped point in the target's units: at each hop Σ ← J·Σ·Jᵀ + Σₕ, J the hop's derivative at the point. Hops given as exact numbers add nothing.</summary>
    /// <param name="point">A point of <see cref="From"/>.</param>
    public PointCovariance CovarianceAt(ReadOnlySpan<double> point)
    {
        var here = point.ToArray();
        var covariance = PointCovariance.Zero(here.Length);
        for (var index = 0; index <= Hops.Count; index++)
        {
            if (conversions[index] is { } conversion)
            {
                covariance = covariance.Through(conversion, here);
                here = conversion.Map(here);
            }

            if (index < Hops.Count)
            {
                var mapped = Hops[index].Map.Map(here);
                covariance = Hops[index].Carry(covariance, here, mapped);
                here = mapped;
            }
        }

        return covariance;
    }

    /// <summary>The middle of what is known of the first image, where ways are compared.</summary>
    internal double[] Middle()
    {
        var middle = KnownRegion.Middle(Hops[0]);
        return SystemConversion.Between(Hops[0].From, From).Map(middle, middle.Length);
    }

    private static PointMap? Convert(CoordinateSystem here, CoordinateSystem next, List<Transformation> steps)
    {
        var conversion = SystemConversion.Between(here, next);
        if (conversion is IdentityTransformation)
        {
            return null;
        }

        steps.Add(conversion);
        return conversion.Compile(here.Dimensions);
    }
}
