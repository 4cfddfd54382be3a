namespace Hub.Correlation;

/// <summary>Where the image lies in a coordinate system, as far as it is known: its bounds, else the landmarks set in it.</summary>
internal static class KnownRegion
{
    /// <summary>The region on the side by which a hop is entered; null where nothing tells it.</summary>
    public static Box? Of(Hop hop)
    {
        if (hop.From.Bounds is { } bounds)
        {
            return bounds;
        }

        var points = hop.Transformation.Landmarks.Where(landmark => landmark.IsUsable)
            .Select(landmark => hop.Inverse is null ? landmark.From! : landmark.To!).Where(point => point.Count == hop.From.Dimensions).ToList();
        return points.Count == 0 ? null : new Box(
            [.. Enumerable.Range(0, hop.From.Dimensions).Select(axis => points.Min(point => point[axis]))],
            [.. Enumerable.Range(0, hop.From.Dimensions).Select(axis => points.Max(point => point[axis]))]);
    }

    /// <summary>The middle of the region; the origin where nothing tells it.</summary>
    public static double[] Middle(Hop hop) => Of(hop) is { } box
        ? [.. box.Lower.Zip(box.Upper, (lower, upper) => (lower + upper) / 2)]
        : new double[hop.From.Dimensions];
}
