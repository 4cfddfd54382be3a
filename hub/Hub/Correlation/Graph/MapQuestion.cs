namespace Hub.Correlation;

/// <summary>Points, boxes and polygons that somebody wants mapped.</summary>
public sealed record MapQuestion
{
    /// <summary>The most points, boxes and corners of polygons together.</summary>
    public const int MostItems = 10_000;

    /// <summary>The address of the system they are given in; null where <see cref="Transformation"/> is given.</summary>
    public string? From { get; init; }

    /// <summary>The address of the system they shall be mapped to.</summary>
    public string? To { get; init; }

    /// <summary>The transformation to map by, in place of a way between two systems.</summary>
    public Transformation? Transformation { get; init; }

    /// <summary>The points.</summary>
    public IReadOnlyList<double[]> Points { get; init; } = [];

    /// <summary>The boxes.</summary>
    public IReadOnlyList<Box> Boxes { get; init; } = [];

    /// <summary>The polygons, each a list of corners.</summary>
    public IReadOnlyList<IReadOnlyList<double[]>> Polygons { get; init; } = [];
}
