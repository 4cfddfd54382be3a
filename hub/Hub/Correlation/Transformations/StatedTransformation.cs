namespace Hub.Correlation;

/// <summary>A transformation with the systems it leads between: what a file states, and what a file can be written of.</summary>
public sealed record StatedTransformation
{
    /// <summary>What its writer called it, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The system of the points that it takes.</summary>
    public required CoordinateSystem From { get; init; }

    /// <summary>The system of the points that it gives.</summary>
    public required CoordinateSystem To { get; init; }

    /// <summary>Forward, from <see cref="From"/> to <see cref="To"/>, in their axes' order and units.</summary>
    public required Transformation Transformation { get; init; }

    /// <summary>The pairs of points it was fitted to, where known.</summary>
    public LandmarkSet? Landmarks { get; init; }
}
