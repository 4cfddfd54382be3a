namespace Hub.Correlation;

/// <summary>What was mapped, by which way, and how far off it may be.</summary>
public sealed record MapAnswer
{
    /// <summary>The mapped points in the order of the question; NaN in all numbers where a field on the way says nothing of a point.</summary>
    public required IReadOnlyList<double[]> Points { get; init; }

    /// <summary>For each box, the smallest box around its mapped corners.</summary>
    public required IReadOnlyList<Box> Boxes { get; init; }

    /// <summary>The polygons of the mapped corners.</summary>
    public required IReadOnlyList<IReadOnlyList<double[]>> Polygons { get; init; }

    /// <summary>The way; null where a transformation was given with the question.</summary>
    public Route? Route { get; init; }

    /// <summary>The whole map as one matrix; null where a part of it is not affine.</summary>
    public AffineMatrix? Matrix { get; init; }

    /// <summary>The uncertainty of a mapped point in the middle of those asked for, in the target's units; null where nothing tells it, or a field on the way does not cover that middle.</summary>
    public PointCovariance? Covariance { get; init; }
}
