namespace Hub.Correlation;

/// <summary>One transformation on the way, in the direction in which it is taken.</summary>
public sealed record Hop
{
    /// <summary>The transformation as it is stored.</summary>
    public required StoredTransformation Transformation { get; init; }

    /// <summary>How its inverse came about where it is taken backwards; null where it is taken as it is stored.</summary>
    public InverseKind? Inverse { get; init; }

    /// <summary>What is done: the transformation, or its inverse.</summary>
    public required Transformation Step { get; init; }

    /// <summary>The same, ready for many points.</summary>
    public required PointMap Map { get; init; }

    /// <summary>The system it is entered by.</summary>
    public CoordinateSystem From => Inverse is null ? Transformation.From : Transformation.To;

    /// <summary>The system it leads to.</summary>
    public CoordinateSystem To => Inverse is null ? Transformation.To : Transformation.From;

    /// <summary>The uncertainty of a point after this hop.</summary>
    /// <param name="before">Of the point before.</param>
    /// <param name="point">The point before.</param>
    /// <param name="mapped">The point after.</param>
    internal PointCovariance Carry(PointCovariance before, ReadOnlySpan<double> point, ReadOnlySpan<double> mapped)
    {
        var carried = before.Through(Map, point);
        // An inverse carries the forward map's own error, which lies at its target, back to the source: L⁻¹·Σ·L⁻ᵀ.
        return Transformation.Error is not { } error ? carried
            : Inverse is null ? carried.Plus(error.At(point))
            : carried.Plus(error.At(mapped).Through(Map, point));
    }
}
