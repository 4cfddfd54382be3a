namespace Hub.Correlation;

/// <summary>A way that leads back to where it began, and how far from there it ends: what independent transformations disagree by.</summary>
public sealed record LoopClosure
{
    /// <summary>The system it begins and ends in.</summary>
    public required CoordinateSystem System { get; init; }

    /// <summary>The transformations in the order in which they are taken.</summary>
    public required IReadOnlyList<Hop> Hops { get; init; }

    /// <summary>The largest distance between a corner of the image's bounding box and where it comes back to, in the system's unit; null where no bounds are known, or all corners lie outside of a field.</summary>
    public double? Largest { get; init; }

    /// <summary>The root mean square of these distances.</summary>
    public double? Rms { get; init; }

    /// <summary>The distance that the transformations' own errors predict; null where none tells one.</summary>
    public double? Predicted { get; init; }

    /// <summary>Measures a loop over the corners of the bounding box.</summary>
    internal static LoopClosure Of(Route route)
    {
        var predicted = route.TellsError && route.CovarianceAt(route.Middle()).RootMeanSquare is var error && double.IsFinite(error) ? error : (double?)null;
        var closure = new LoopClosure { System = route.From, Hops = route.Hops, Predicted = predicted };
        if (KnownRegion.Of(route.Hops[0]) is not { } box)
        {
            return closure;
        }

        var corners = box.Corners();
        var back = route.Map.Map(corners);
        var dimensions = route.From.Dimensions;
        var squares = Enumerable.Range(0, corners.Length / dimensions)
            .Select(corner => Enumerable.Range(corner * dimensions, dimensions).Sum(index => (back[index] - corners[index]) * (back[index] - corners[index]))).Where(double.IsFinite).ToList();
        return squares.Count == 0 ? closure : closure with { Largest = Math.Sqrt(squares.Max()), Rms = Math.Sqrt(squares.Average()) };
    }
}
