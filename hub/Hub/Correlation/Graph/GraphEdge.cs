namespace Hub.Correlation;

/// <summary>A stored transformation with both of its directions, each made ready when a way first takes it.</summary>
internal sealed class GraphEdge
{
    private readonly Lazy<Hop?> forward;
    private readonly Lazy<Hop?> backward;
    private readonly List<string> refusals = [];

    /// <param name="transformation">The transformation.</param>
    /// <param name="isAffordable">Whether the graph can solve its splines too.</param>
    public GraphEdge(StoredTransformation transformation, bool isAffordable = true)
    {
        Stored = transformation;
        forward = new Lazy<Hop?>(() => isAffordable ? Ready(transformation.Transformation, transformation.From, null) : TooMany());
        backward = new Lazy<Hop?>(() => isAffordable ? Backward() : TooMany());
    }

    /// <summary>The transformation.</summary>
    public StoredTransformation Stored { get; }

    /// <summary>The address of the system it begins in.</summary>
    public string From => SystemName.Of(Stored.From);

    /// <summary>The address of the system it leads to.</summary>
    public string To => SystemName.Of(Stored.To);

    /// <summary>Why directions that were tried cannot be taken.</summary>
    public IReadOnlyList<string> Refusals => refusals;

    /// <summary>The address of its other end.</summary>
    public string OtherThan(string system) => system == From ? To : From;

    /// <summary>The hop that leaves a system; null where there is none.</summary>
    public Hop? Leaving(string system) => system == From ? forward.Value : system == To ? backward.Value : null;

    private Hop? TooMany()
    {
        refusals.Add($"{Stored.Id} is not taken: the splines around this dataset have more than {TransformationGraph.MostSplineLandmarks} landmarks together, and older ones come first.");
        return null;
    }

    private Hop? Backward()
    {
        var inversion = Stored.Transformation.Invert();
        if (inversion.Transformation is { } inverse)
        {
            return Ready(inverse, Stored.To, inversion.Kind);
        }

        refusals.Add($"{Stored.Id} leads from {From} to {To} and is not taken backwards: {inversion.Reason}.");
        return null;
    }

    private Hop? Ready(Transformation step, CoordinateSystem from, InverseKind? inverse)
    {
        try
        {
            return new Hop { Transformation = Stored, Inverse = inverse, Step = step, Map = step.Compile(from.Dimensions) };
        }
        catch (TransformationException error)
        {
            refusals.Add($"{Stored.Id} maps no points: {error.Message}");
            return null;
        }
    }
}
