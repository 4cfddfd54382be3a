namespace Hub.Correlation;

/// <summary>Pairs of points in two systems, from which a transformation can be fitted.</summary>
/// <param name="From">The system of the first points, such as the moving image.</param>
/// <param name="To">The system of the second points, such as the fixed image.</param>
/// <param name="Landmarks">The pairs in the order of the file, unset and inactive ones among them.</param>
public sealed record LandmarkSet(CoordinateSystem From, CoordinateSystem To, IReadOnlyList<Landmark> Landmarks)
{
    /// <summary>The pairs that can take part in a fit.</summary>
    public IReadOnlyList<Landmark> Usable => [.. Landmarks.Where(landmark => landmark.IsUsable)];

    /// <summary>The same pairs with first and second exchanged.</summary>
    public LandmarkSet Reversed() => new(To, From, [.. Landmarks.Select(landmark => landmark with { From = landmark.To, To = landmark.From })]);
}
